namespace CxBridge.Tests.Load.Campaigns;

/// <summary>What the far end of a simulated call does.</summary>
internal enum CalleeFate
{
    Human,
    Machine,
    Busy,
    Nobody,
    WrongNumber,

    /// <summary>The carrier cannot reach them, and says so before anything rings.</summary>
    NetworkFault,
}
