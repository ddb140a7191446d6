using System.Net;
using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Rtp;

/// <summary>What was agreed, in the form that the pacing thread needs. Replaced as a whole.</summary>
internal sealed record MediaRoute(SocketAddress Remote, AudioCodec Codec, byte PayloadType, int DtmfPayloadType, MediaFlow Flow, SrtpKeys? Srtp)
{
    public static MediaRoute From(AgreedMedia media) => new(
        media.Remote.Serialize(),
        media.Codec,
        (byte)media.PayloadType,
        media.DtmfPayloadType ?? -1,
        media.Direction switch
        {
            // As the far end means it: what it only sends, we only receive (RFC 3264 section 6.1).
            MediaDirection.SendOnly => MediaFlow.Receive,
            MediaDirection.ReceiveOnly => MediaFlow.Send,
            MediaDirection.Inactive => MediaFlow.None,
            _ => MediaFlow.Send | MediaFlow.Receive,
        },
        media.Srtp);
}
