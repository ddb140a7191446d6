namespace CxBridge.Storage.Attempts;

/// <summary>A contact that is due, whose hours are open.</summary>
internal sealed class DueRow
{
    public long Contact { get; init; }

    public string State { get; init; } = "";

    public long? NextAt { get; init; }

    public string? Attempt { get; init; }

    public string Phone { get; init; } = "";

    public long Standing { get; init; }

    /// <summary>Callbacks, scheduled, never tried, retries.</summary>
    public long Rank { get; init; }

    /// <summary>1: the number was called before or is on a list.</summary>
    public long Known { get; init; }
}
