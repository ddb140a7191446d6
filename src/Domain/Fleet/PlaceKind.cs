namespace CxBridge.Domain.Fleet;

/// <summary>What a host has room in. A call stands in one place at a time: a slot has all that a line has.</summary>
public enum PlaceKind
{
    /// <summary>A media pipeline: room for one conversation, from the INVITE on.</summary>
    Slot,

    /// <summary>Signalling and an RTP port, without a pipeline: room for a call until somebody is there to speak with.</summary>
    Line,
}
