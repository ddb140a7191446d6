using System.ComponentModel.DataAnnotations;

namespace CxBridge.Media;

/// <summary>Settings of calls that come in, section <c>Inbound</c>.</summary>
public sealed class InboundOptions
{
    /// <summary>Slots of this host that are kept for calls that come in. Default 0: they take what is free.</summary>
    [Range(0, 64)]
    public int ReservedSlots { get; set; }
}
