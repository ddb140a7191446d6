namespace CxBridge.Media.Rtp;

/// <summary>What a packet carries.</summary>
internal enum PayloadKind
{
    Sound,

    /// <summary>A telephone-event (RFC 4733).</summary>
    Event,

    /// <summary>Comfort noise (RFC 3389).</summary>
    Noise,

    /// <summary>A type that was not agreed: counted, not heard.</summary>
    Other,
}
