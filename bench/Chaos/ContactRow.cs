namespace CxBridge.Bench.Chaos;

/// <summary>A contact as the database has it.</summary>
internal sealed class ContactRow
{
    public long Id { get; init; }

    public string Phone { get; init; } = "";

    public string State { get; init; } = "";

    public int Attempts { get; init; }

    public long? NextAt { get; init; }
}
