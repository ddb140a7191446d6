namespace CxBridge.Silo.Composition;

/// <summary>What a process does in its cell.</summary>
internal enum HostRole
{
    /// <summary>Everything, as one machine does.</summary>
    All,

    /// <summary>Decides who is called when; no calls, no console.</summary>
    Control,

    /// <summary>Carries calls.</summary>
    Media,

    /// <summary>Console and REST; a client of the cell, so that it can be stopped and added at any time.</summary>
    Gateway,
}
