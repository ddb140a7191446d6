namespace Orleans.Runtime;

/// <summary>When a reminder was to tick first, how often it does, and when this tick was sent; all UTC.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
{
    [Id(0)]
    private readonly DateTime _firstTickTime = firstTickTime;

    [Id(1)]
    private readonly TimeSpan _period = period;

    [Id(2)]
    private readonly DateTime _currentTickTime = timeStamp;

    public DateTime FirstTickTime => _firstTickTime;

    public TimeSpan Period => _period;

    public DateTime CurrentTickTime => _currentTickTime;

    public override string ToString() => $"<{FirstTickTime:O}, {Period}, {CurrentTickTime:O}>";
}
