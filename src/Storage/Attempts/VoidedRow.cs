namespace CxBridge.Storage.Attempts;

/// <summary>An attempt that has just become void, and where its contact came from.</summary>
internal sealed class VoidedRow
{
    public string Attempt { get; init; } = "";

    public string Campaign { get; init; } = "";

    public int Partition { get; init; }

    public long Contact { get; init; }

    public string FromState { get; init; } = "";

    public long? FromNextAt { get; init; }

    public string? FromAttempt { get; init; }
}
