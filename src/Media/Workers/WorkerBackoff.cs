namespace CxBridge.Media.Workers;

/// <summary>
/// When the next life of a worker begins. Pure.
/// <code>
/// it lived for 30 s or longer     at once, and what was before is forgotten
/// the first short life in a row   at once: what killed it may have been the call
/// the second, third, ...          1 s, 2 s, 4 s, ... 30 s at most, held meanwhile
/// </code>
/// </summary>
internal sealed class WorkerBackoff
{
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private int _short;

    /// <summary>A life is over.</summary>
    /// <param name="lived">From the start of the process to its end.</param>
    /// <returns>How long to wait.</returns>
    public TimeSpan After(TimeSpan lived)
    {
        _short = lived >= Steady ? 0 : _short + 1;
        return _short <= 1 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Longest.Ticks, TimeSpan.TicksPerSecond << Math.Min(_short - 2, 10)));
    }
}
