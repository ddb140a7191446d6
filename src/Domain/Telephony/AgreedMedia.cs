using System.Net;

namespace CxBridge.Domain.Telephony;

/// <summary>What an offer/answer exchange agreed (RFC 3264).</summary>
/// <param name="Remote">Where to send RTP.</param>
/// <param name="Codec">The one codec in use, both ways.</param>
/// <param name="PayloadType">RTP payload type of <paramref name="Codec"/>.</param>
/// <param name="DtmfPayloadType">RTP payload type of telephone-event (RFC 4733) at the codec's clock, or null when the far end has none.</param>
/// <param name="Ptime">Packet time that the far end asked for.</param>
/// <param name="Direction">As the far end stated it: SendOnly means that we are on hold.</param>
/// <param name="Srtp">Keys when the media are encrypted, else null.</param>
public sealed record AgreedMedia(IPEndPoint Remote, AudioCodec Codec, int PayloadType, int? DtmfPayloadType, TimeSpan Ptime, MediaDirection Direction, SrtpKeys? Srtp = null)
{
    /// <summary>What the far end asks of our encoder (a=fmtp), as it wrote it; or null.</summary>
    public string? FormatParameters { get; init; }

    /// <summary>RTP payload type of comfort noise (RFC 3389) when both sides want it instead of packets of silence; else null.</summary>
    public int? NoisePayloadType { get; init; }

    /// <summary>Where to send RTCP: as a=rtcp says (RFC 3605), the same as <see cref="Remote"/> when it goes with RTP (RFC 5761), or null for the next port.</summary>
    public IPEndPoint? Control { get; init; }
}
