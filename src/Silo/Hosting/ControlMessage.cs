namespace CxBridge.Silo.Hosting;

/// <summary>What a host tells the control plane.</summary>
internal enum ControlMessage
{
    /// <summary>Its slots.</summary>
    Beat,

    /// <summary>That an attempt closed.</summary>
    ClosedHint,
}
