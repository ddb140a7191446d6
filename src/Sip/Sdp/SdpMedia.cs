using System.Net;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>One media line with what belongs to it (RFC 8866 section 5.14).</summary>
/// <param name="Kind">"audio", "video", ...</param>
/// <param name="Port">0 refuses or disables the stream.</param>
/// <param name="Protocol">"RTP/AVP" and "RTP/SAVP" are spoken here.</param>
/// <param name="Formats">Payload types as they were written, in order.</param>
internal sealed record SdpMedia(string Kind, int Port, string Protocol, IReadOnlyList<string> Formats)
{
    /// <summary>Of this line, else of the session; null when neither is an address.</summary>
    public IPAddress? Address { get; set; }

    public MediaDirection? Direction { get; set; }

    /// <summary>Milliseconds, or null.</summary>
    public int? Ptime { get; set; }

    /// <summary>Milliseconds, or null.</summary>
    public int? MaxPtime { get; set; }

    /// <summary>Payload type to "NAME/RATE", from a=rtpmap.</summary>
    public Dictionary<string, string> Maps { get; } = new(StringComparer.Ordinal);

    /// <summary>Payload type to its parameters, from a=fmtp.</summary>
    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a=rtcp wants reports (RFC 3605); the address may be left out. Null when it is not said.</summary>
    public (int Port, IPAddress? Address)? Control { get; set; }

    /// <summary>a=rtcp-mux: reports go with the sound (RFC 5761).</summary>
    public bool IsMultiplexed { get; set; }

    /// <summary>The first key that can be used, from a=crypto; null when there is none.</summary>
    public SdpCrypto? Crypto { get; set; }
}
