namespace CxBridge.Media.Rtp.Keys;

/// <summary>How a key came in.</summary>
internal enum KeyWay
{
    /// <summary>RFC 4733.</summary>
    Event,

    /// <summary>In the sound.</summary>
    Tone,

    /// <summary>SIP INFO.</summary>
    Signalling,
}
