namespace CxBridge.Domain.Cells;

/// <summary>Who may join a cell. Pure.</summary>
public static class JoinRule
{
    /// <summary>By how much a process's time of day may differ from the database's. Time services keep it far below; a lease lasts longer.</summary>
    public static readonly TimeSpan MostClockError = TimeSpan.FromSeconds(5);

    /// <summary>Judges a process.</summary>
    public static JoinVerdict Judge(CellFacts cell, CellNewcomer newcomer) =>
        cell.ClusterId != newcomer.ClusterId || cell.ServiceId != newcomer.ServiceId ? JoinVerdict.OtherCell
        : cell.Contract > newcomer.Contract + 1 ? JoinVerdict.OldRelease
        : cell.Contract < newcomer.Contract - 1 && cell.HasLiveHosts ? JoinVerdict.NewRelease
        : cell.ClockAhead.Duration() >= MostClockError ? JoinVerdict.WrongClock
        : JoinVerdict.Welcome;

    /// <summary>What is wrong, and what to do about it.</summary>
    /// <param name="verdict">Any but <see cref="JoinVerdict.Welcome"/>.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="newcomer">The process.</param>
    public static string Explain(JoinVerdict verdict, CellFacts cell, CellNewcomer newcomer) => verdict switch
    {
        JoinVerdict.OtherCell =>
            $"This database belongs to the cell '{cell.ClusterId}' (service '{cell.ServiceId}'), but this process is to join '{newcomer.ClusterId}' (service '{newcomer.ServiceId}'). "
            + "Set Cluster:ClusterId and Cluster:ServiceId to the cell's, or give the new cell a database of its own",
        JoinVerdict.OldRelease =>
            $"The cell speaks messages of version {cell.Contract}; this release speaks {newcomer.Contract} and gets on with one version more. Start a newer release here",
        JoinVerdict.NewRelease =>
            $"Hosts that are at work in the cell speak messages of version {cell.Contract}; this release speaks {newcomer.Contract} and gets on with one version less. "
            + "Upgrade the cell to the release between first, or stop all its hosts (one that was killed counts for 2 minutes more)",
        JoinVerdict.WrongClock =>
            $"The database's clock is {cell.ClockAhead.Duration().TotalSeconds:0} s {(cell.ClockAhead > TimeSpan.Zero ? "ahead of" : "behind")} this machine's; {MostClockError.TotalSeconds:0} s are the most. "
            + "Set the clocks of both by a time service, such as chrony",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "There is nothing to explain."),
    };
}
