using System.Net;

namespace CxBridge.Domain.Telephony;

/// <summary>What this side offers or answers with: where RTP is received, and which codecs, most wanted first.</summary>
/// <param name="Address">Address and even RTP port (RFC 3550 section 11) that the far end shall send to.</param>
/// <param name="Codecs">Codecs in order of preference; never empty.</param>
/// <param name="Ptime">Packet time, 20 ms unless agreed otherwise.</param>
public sealed record LocalMedia(IPEndPoint Address, IReadOnlyList<AudioCodec> Codecs, TimeSpan Ptime)
{
    /// <summary>Whether packets of silence are sent, or comfort noise in their place where the far end takes it.</summary>
    public SilenceMode Silence { get; init; }
}
