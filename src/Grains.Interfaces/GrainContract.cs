namespace CxBridge.Grains.Interfaces;

/// <summary>
/// The version of all grain interfaces and messages together. A cell is upgraded one process after another, so two versions that follow each
/// other work side by side; any wider gap is refused at start.
/// </summary>
public static class GrainContract
{
    /// <summary>Grows by one with a release whose messages the release before the last would not understand. 2: lines beside slots.</summary>
    public const int Version = 2;

    /// <summary>The oldest version that this one works with.</summary>
    public const int Oldest = Version - 1;

    /// <summary>Whether a process of that version and this one understand each other.</summary>
    public static bool GetsOnWith(int version) => version is >= Oldest and <= Version + 1;
}
