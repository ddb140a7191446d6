namespace CxBridge.Domain.Carriers.Permits;

/// <summary>Why a carrier takes no INVITE now. In the interface in lower snake case. Of several carriers' refusals the last one of this order is told: the
/// one that is over the soonest.</summary>
public enum PermitRefusal
{
    None,

    /// <summary>There is no such carrier, or trunk of it.</summary>
    Unknown,

    /// <summary>An operator paused it.</summary>
    Paused,

    /// <summary>It failed several times in a row, or asked to be left alone.</summary>
    Held,

    /// <summary>All channels for outbound calls are taken.</summary>
    Channels,

    /// <summary>All places up to the horizon are taken.</summary>
    Cps,
}
