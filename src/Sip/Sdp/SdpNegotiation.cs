using System.Net;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>Offer and answer (RFC 3264) over one audio stream.</summary>
internal static class SdpNegotiation
{
    public const string Plain = "RTP/AVP";
    public const string Secure = "RTP/SAVP";

    /// <summary>What an offer allows: one entry for each codec of ours in it, in the offerer's order; empty when there is none.</summary>
    public static IReadOnlyList<AgreedMedia> ReadOffer(SdpDescription offer, MediaEncryption encryption)
    {
        int line = UsableLine(offer, encryption);
        return line < 0 ? [] : Candidates(offer, offer.Media[line], local: null, ownKey: null);
    }

    /// <summary>Chooses from an offer: the first codec in the offerer's order that this side takes (section 6.1).</summary>
    /// <param name="offer">What the far end wants.</param>
    /// <param name="local">What this side takes.</param>
    /// <param name="encryption">Whether encrypted lines are taken, and plain ones.</param>
    /// <param name="ownKey">Key for what this side sends.</param>
    /// <returns>The chosen media and its line, or null when nothing is in common.</returns>
    public static (AgreedMedia Media, int Line)? Choose(SdpDescription offer, LocalMedia local, MediaEncryption encryption, string ownKey)
    {
        int line = UsableLine(offer, encryption);
        AgreedMedia? chosen = line < 0 ? null
            : Candidates(offer, offer.Media[line], local, encryption == MediaEncryption.Off ? null : ownKey).Find(candidate => local.Codecs.Contains(candidate.Codec));
        return chosen is null ? null : (chosen, line);
    }

    /// <summary>Reads the answer to our offer of <paramref name="local"/>.</summary>
    /// <returns>Null when it was accepted; otherwise the reason.</returns>
    public static string? ReadAnswer(SdpDescription answer, LocalMedia local, MediaEncryption encryption, string ownKey, out AgreedMedia? agreed)
    {
        // Our offers have one media line, so the answer's first one is its answer.
        SdpMedia media = answer.Media[0];
        agreed = null;
        if (media.Port == 0)
        {
            return "the far end refused the audio stream";
        }

        if (encryption == MediaEncryption.Required && media is { Protocol: Plain } or { Crypto: null, Protocol: Secure })
        {
            return "the far end does not encrypt";
        }

        agreed = IsUsable(media, encryption)
            ? Candidates(answer, media, local, encryption == MediaEncryption.Off ? null : ownKey).Find(candidate => local.Codecs.Contains(candidate.Codec))
            : null;
        return agreed is null ? "no codec in common" : null;
    }

    /// <summary>The direction to answer with (section 6.1): the far end's, seen from here.</summary>
    public static MediaDirection Mirror(MediaDirection theirs) => theirs switch
    {
        MediaDirection.SendOnly => MediaDirection.ReceiveOnly,
        MediaDirection.ReceiveOnly => MediaDirection.SendOnly,
        _ => theirs,
    };

    // An encrypted line goes before a plain one, whatever their order.
    private static int UsableLine(SdpDescription description, MediaEncryption encryption)
    {
        int plain = -1;
        for (int i = 0; i < description.Media.Count; i++)
        {
            SdpMedia media = description.Media[i];
            if (!IsUsable(media, encryption) || !media.Formats.Any(format => SdpCodecs.Find(media, format) is not null))
            {
                continue;
            }

            if (media.Crypto is not null && encryption != MediaEncryption.Off)
            {
                return i;
            }

            plain = plain < 0 ? i : plain;
        }

        return plain;
    }

    private static bool IsUsable(SdpMedia media, MediaEncryption encryption) => media is { Kind: "audio", Port: > 0, Address: not null } && media.Protocol switch
    {
        Plain => encryption != MediaEncryption.Required || media.Crypto is not null,
        Secure => encryption != MediaEncryption.Off && media.Crypto is not null,
        _ => false,
    };

    private static List<AgreedMedia> Candidates(SdpDescription description, SdpMedia media, LocalMedia? local, string? ownKey)
    {
        SrtpKeys? keys = ownKey is not null && media.Crypto is { } crypto ? new SrtpKeys(ownKey, crypto.Key) : null;
        MediaDirection direction = media.Direction ?? description.Direction ?? MediaDirection.SendReceive;
        if (IsUnspecified(media.Address!))
        {
            // Hold as RFC 2543 wrote it: the far end wants no packets, so it can at most send.
            direction = direction is MediaDirection.SendReceive or MediaDirection.SendOnly ? MediaDirection.SendOnly : MediaDirection.Inactive;
        }

        int ptime = Math.Min(media.Ptime ?? 20, media.MaxPtime ?? 200);
        var candidates = new List<AgreedMedia>();
        foreach (string format in media.Formats)
        {
            if (SdpCodecs.Find(media, format) is { } codec && int.TryParse(format, out int type) && type is >= 0 and <= 127
                && candidates.TrueForAll(other => other.Codec != codec))
            {
                var remote = new IPEndPoint(media.Address!, media.Port);
                candidates.Add(new AgreedMedia(remote, codec, type, SdpCodecs.FindDtmf(media, codec), TimeSpan.FromMilliseconds(ptime), direction, keys)
                {
                    FormatParameters = media.Parameters.GetValueOrDefault(format),
                    NoisePayloadType = local?.Silence == SilenceMode.ComfortNoise && SdpCodecs.ClockRate(codec) == 8000 ? SdpCodecs.FindNoise(media) : null,
                    Control = media.IsMultiplexed ? remote : media.Control is { } control ? new IPEndPoint(control.Address ?? media.Address!, control.Port) : null,
                });
            }
        }

        return candidates;
    }

    private static bool IsUnspecified(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
