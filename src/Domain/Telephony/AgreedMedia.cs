using System.Net;

namespace CxBridge.Domain.Telephony;

/// <summary>What an offer/answer exchange agreed (RFC 3264).</summary>
/// <param name="Remote">Where to send RTP.</param>
/// <param name="Codec">The one codec in use, both ways.</param>
/// <param name="PayloadType">RTP payload type of <paramref name="Codec"/>.</param>
/// <param name="DtmfPayloadType">RTP payload type of telephone-event (RFC 4733), or null when the far end has none.</param>
/// <param name="Ptime">Packet time that the far end asked for.</param>
/// <param name="Direction">As the far end stated it: SendOnly means that we are on hold.</param>
/// <param name="Srtp">Keys when the media are encrypted, else null.</param>
public sealed record AgreedMedia(IPEndPoint Remote, AudioCodec Codec, int PayloadType, int? DtmfPayloadType, TimeSpan Ptime, MediaDirection Direction, SrtpKeys? Srtp = null);
