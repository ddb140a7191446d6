using System.Net;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Media.Rtp;

/// <summary>What was agreed, in the form that the pacing thread needs. Replaced as a whole.</summary>
internal sealed record MediaRoute(SocketAddress Remote, AudioCodec Codec, byte PayloadType, int DtmfPayloadType, MediaFlow Flow, SrtpKeys? Srtp)
{
    private const int ComfortNoiseType = 13;

    /// <summary>Payload type of comfort noise (RFC 3389), or -1: packets are sent in silence too.</summary>
    public int NoisePayloadType { get; init; } = -1;

    /// <summary>Where reports go; null for the port after the one that sound goes to.</summary>
    public SocketAddress? Control { get; init; }

    /// <summary>Reports go with the sound (RFC 5761).</summary>
    public bool IsMultiplexed { get; init; }

    /// <summary>What the far end asks of our encoder.</summary>
    public string? Parameters { get; init; }

    /// <summary>Octets of the payload of every packet, or 0: a packet for each frame.</summary>
    public int PacketOctets { get; init; }

    /// <summary>Codes what is sent. Made once for a codec, since most have a memory.</summary>
    public SoundEncoder? Encoder { get; init; }

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
        media.Srtp)
    {
        NoisePayloadType = media.NoisePayloadType ?? -1,
        Control = media.Control is { } control && !control.Equals(media.Remote) ? control.Serialize() : null,
        IsMultiplexed = media.Control is { } same && same.Equals(media.Remote),
        Parameters = media.FormatParameters,

        // Opus keeps its 20 ms: its packets cannot be cut, and ptime is a wish (RFC 8866 section 6.4).
        PacketOctets = media.Codec == AudioCodec.Opus ? 0 : PacketParcel.OctetsFor(media.Ptime),
    };

    /// <summary>What a packet of a payload type carries.</summary>
    public PayloadKind KindOf(byte type, out AudioCodec codec)
    {
        codec = Codec;
        if (type == PayloadType)
        {
            return PayloadKind.Sound;
        }

        if (type == DtmfPayloadType)
        {
            return PayloadKind.Event;
        }

        if (type == ComfortNoiseType && Codec != AudioCodec.Opus)
        {
            // Many send it unasked.
            return PayloadKind.Noise;
        }

        // A far end may change between the codecs offered at any time (RFC 3264 section 6.1); both static types are understood.
        codec = type == 8 ? AudioCodec.Pcma : AudioCodec.Pcmu;
        return type is 0 or 8 ? PayloadKind.Sound : PayloadKind.Other;
    }
}
