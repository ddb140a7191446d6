using System.Text;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>Takes the rows that were not imported: the first ones in memory for the answer, all of them in a file.</summary>
internal sealed class ImportErrors(Func<Stream> open) : IAsyncDisposable
{
    /// <summary>How many the answer holds.</summary>
    public const int Inline = 1_000;

    private readonly List<RowError> _first = [];
    private StreamWriter? _file;

    public IReadOnlyList<RowError> First => _first;

    public long Count { get; private set; }

    public async ValueTask AddAsync(RowError error)
    {
        Count++;
        if (_first.Count < Inline)
        {
            _first.Add(error);
        }
        if (_file is null)
        {
            // With a byte order mark: spreadsheets take the file for what it is.
            _file = new StreamWriter(open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await _file.WriteLineAsync("line,column,value,reason,hint");
        }
        await _file.WriteLineAsync($"{error.Line},{CsvCell.Of(error.Column)},{CsvCell.Of(error.Value)},{CsvCell.Of(error.Reason)},{CsvCell.Of(error.Hint)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }
}
