using CxBridge.Domain.Contacts;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>Rows on their way into the store, with the lines they came from.</summary>
internal sealed class ImportBatch
{
    /// <summary>Most rows of one batch: what the store takes in one transaction.</summary>
    public const int Size = 5_000;

    private readonly List<NewContact> _rows = new(Size);
    private readonly List<long> _lines = new(Size);

    public bool IsFull => _rows.Count == Size;

    public bool IsEmpty => _rows.Count == 0;

    public IReadOnlyList<NewContact> Rows => _rows;

    public void Add(NewContact row, long line)
    {
        _rows.Add(row);
        _lines.Add(line);
    }

    public RowError Duplicate(int position, string column) => new(
        _lines[position], "duplicate: the campaign has this number already, or an earlier row does", column, RowError.Mask(_rows[position].Number.E164),
        "Nothing to do: the earlier contact stays.");

    public void Clear()
    {
        _rows.Clear();
        _lines.Clear();
    }
}
