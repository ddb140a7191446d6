namespace CxBridge.Bench.Chaos;

/// <summary>An attempt as the database has it.</summary>
internal sealed class AttemptRow
{
    public string Id { get; init; } = "";

    public long Contact { get; init; }

    public string State { get; init; } = "";

    public string? Outcome { get; init; }

    /// <summary>The gate; null before it.</summary>
    public long? StartedAt { get; init; }

    /// <summary>Who dials it; null before the gate.</summary>
    public string? Host { get; init; }

    public bool IsOpen => State is not ("closed" or "void");
}
