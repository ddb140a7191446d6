namespace CxBridge.Domain.Telephony;

/// <summary>Audio codecs that a media description can name.</summary>
public enum AudioCodec
{
    /// <summary>G.711 mu-law, static payload type 0 (RFC 3551).</summary>
    Pcmu,

    /// <summary>G.711 A-law, static payload type 8 (RFC 3551).</summary>
    Pcma,
}
