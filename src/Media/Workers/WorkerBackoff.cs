namespace CxBridge.Media.Workers;

/// <summary>
/// When the next life of a worker begins, and whether the end of the last one is news. Pure.
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
    private string? _told;

    /// <summary>A life is over.</summary>
    /// <param name="lived">From the start of the process to its end.</param>
    /// <returns>How long to wait.</returns>
    public TimeSpan After(TimeSpan lived)
    {
        _short = lived >= Steady ? 0 : _short + 1;
        return _short <= 1 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Longest.Ticks, TimeSpan.TicksPerSecond << Math.Min(_short - 2, 10)));
    }

    /// <summary>Whether the log should hear of an end: one that dies of the same again and again, as one of another version does, is told once.</summary>
    /// <param name="cause">Of the life that is over.</param>
    /// <param name="wait">Until the next one.</param>
    public bool IsNews(string cause, TimeSpan wait)
    {
        bool same = cause == _told;
        _told = cause;
        return wait == TimeSpan.Zero || !same;
    }
}
