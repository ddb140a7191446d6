namespace CxBridge.Domain.Cells;

/// <summary>Whether a process may join a cell, or stay in it.</summary>
public enum JoinVerdict
{
    /// <summary>It may.</summary>
    Welcome,

    /// <summary>The database belongs to another cell.</summary>
    OtherCell,

    /// <summary>The cell speaks messages that this release does not understand.</summary>
    OldRelease,

    /// <summary>Hosts at work in the cell do not understand the messages of this release.</summary>
    NewRelease,

    /// <summary>The time of day is not the cell's: leases, hours and due times would be judged by two clocks.</summary>
    WrongClock,
}
