namespace CxBridge.Domain.Fleet;

/// <summary>What an operator wants of a host. It travels in the answer to the host's beat until a beat shows that it has arrived.</summary>
public enum HostOrder
{
    None,

    /// <summary>No new calls until told otherwise; live ones go on.</summary>
    Cordon,

    /// <summary>New calls again.</summary>
    Uncordon,

    /// <summary>No new calls, the live ones end in their own time, and then the host's process ends. It cannot be taken back.</summary>
    Drain,
}
