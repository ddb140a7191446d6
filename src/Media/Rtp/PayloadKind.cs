namespace CxBridge.Media.Rtp;

/// <summary>What a packet carries.</summary>
internal enum PayloadKind
{
    Sound,

    /// <summary>A telephone-event (RFC 4733).</summary>
    Event,

    /// <summary>Comfort noise or a type that was not agreed: counted, not heard.</summary>
    Other,
}
