using System.Net;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>Offer and answer (RFC 3264) over one audio stream.</summary>
internal static class SdpNegotiation
{
    /// <summary>What an offer allows: one entry for each codec of ours in it, in the offerer's order; empty when there is none.</summary>
    public static IReadOnlyList<AgreedMedia> ReadOffer(SdpDescription offer)
    {
        int line = UsableLine(offer);
        return line < 0 ? [] : Candidates(offer, offer.Media[line]);
    }

    /// <summary>Chooses from an offer: the first codec in the offerer's order that this side takes (section 6.1).</summary>
    /// <returns>The chosen media and its line, or null when nothing is in common.</returns>
    public static (AgreedMedia Media, int Line)? Choose(SdpDescription offer, LocalMedia local)
    {
        AgreedMedia? chosen = ReadOffer(offer).FirstOrDefault(candidate => local.Codecs.Contains(candidate.Codec));
        return chosen is null ? null : (chosen, UsableLine(offer));
    }

    /// <summary>Reads the answer to our offer of <paramref name="local"/>.</summary>
    /// <returns>Null when it was accepted; otherwise the reason.</returns>
    public static string? ReadAnswer(SdpDescription answer, LocalMedia local, out AgreedMedia? agreed)
    {
        // Our offers have one media line, so the answer's first one is its answer.
        SdpMedia media = answer.Media[0];
        agreed = null;
        if (media.Port == 0)
        {
            return "the far end refused the audio stream";
        }

        agreed = IsUsable(media) ? Candidates(answer, media).FirstOrDefault(candidate => local.Codecs.Contains(candidate.Codec)) : null;
        return agreed is null ? "no codec in common" : null;
    }

    /// <summary>The direction to answer with (section 6.1): the far end's, seen from here.</summary>
    public static MediaDirection Mirror(MediaDirection theirs) => theirs switch
    {
        MediaDirection.SendOnly => MediaDirection.ReceiveOnly,
        MediaDirection.ReceiveOnly => MediaDirection.SendOnly,
        _ => theirs,
    };

    private static int UsableLine(SdpDescription description)
    {
        for (int i = 0; i < description.Media.Count; i++)
        {
            SdpMedia media = description.Media[i];
            if (IsUsable(media) && media.Formats.Any(format => SdpCodecs.Find(media, format) is not null))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsUsable(SdpMedia media) => media is { Kind: "audio", Port: > 0, Protocol: "RTP/AVP", Address: not null };

    private static List<AgreedMedia> Candidates(SdpDescription description, SdpMedia media)
    {
        MediaDirection direction = media.Direction ?? description.Direction ?? MediaDirection.SendReceive;
        if (IsUnspecified(media.Address!))
        {
            // Hold as RFC 2543 wrote it: the far end wants no packets, so it can at most send.
            direction = direction is MediaDirection.SendReceive or MediaDirection.SendOnly ? MediaDirection.SendOnly : MediaDirection.Inactive;
        }

        int ptime = Math.Min(media.Ptime ?? 20, media.MaxPtime ?? 200);
        int? dtmf = SdpCodecs.FindDtmf(media);
        var candidates = new List<AgreedMedia>();
        foreach (string format in media.Formats)
        {
            if (SdpCodecs.Find(media, format) is { } codec && int.TryParse(format, out int type) && type is >= 0 and <= 127
                && candidates.TrueForAll(other => other.Codec != codec))
            {
                candidates.Add(new AgreedMedia(new IPEndPoint(media.Address!, media.Port), codec, type, dtmf, TimeSpan.FromMilliseconds(ptime), direction));
            }
        }

        return candidates;
    }

    private static bool IsUnspecified(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
