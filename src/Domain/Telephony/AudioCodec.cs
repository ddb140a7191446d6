namespace CxBridge.Domain.Telephony;

/// <summary>Audio codecs that a media description can name.</summary>
public enum AudioCodec
{
    /// <summary>G.711 mu-law, static payload type 0 (RFC 3551).</summary>
    Pcmu,

    /// <summary>G.711 A-law, static payload type 8 (RFC 3551).</summary>
    Pcma,

    /// <summary>G.722 at 64 kbit/s, static payload type 9; sampled at 16 kHz, yet its RTP clock runs at 8 kHz (RFC 3551 section 4.5.2).</summary>
    G722,

    /// <summary>Opus, dynamic payload type; its RTP clock always runs at 48 kHz (RFC 7587).</summary>
    Opus,
}
