using System.Net.Sockets;
using System.Text;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>Writes our offers and answers. The o line is put before them by <see cref="MediaNegotiator"/>, which counts versions.</summary>
internal static class SdpWriter
{
    /// <summary>Everything after the o line of an offer.</summary>
    /// <param name="local">What this side takes.</param>
    /// <param name="direction">As this side means it.</param>
    /// <param name="protocol">RTP/AVP or RTP/SAVP.</param>
    /// <param name="crypto">Our key, or null.</param>
    public static string Offer(LocalMedia local, MediaDirection direction, string protocol, SdpCrypto? crypto)
    {
        StringBuilder text = Begin(local);
        text.Append("m=audio ").Append(local.Address.Port).Append(' ').Append(protocol);
        foreach (AudioCodec codec in local.Codecs)
        {
            text.Append(' ').Append(SdpCodecs.PayloadType(codec));
        }

        int[] clocks = [.. local.Codecs.Select(SdpCodecs.ClockRate).Distinct()];
        _ = local.Silence == SilenceMode.ComfortNoise ? text.Append(' ').Append(SdpCodecs.NoisePayloadType) : text;
        text.Append(' ').AppendJoin(' ', clocks.Select(SdpCodecs.DtmfPayloadType)).Append("\r\n");
        foreach (AudioCodec codec in local.Codecs)
        {
            Codec(text, SdpCodecs.PayloadType(codec), codec);
        }

        foreach (int clock in clocks)
        {
            Dtmf(text, SdpCodecs.DtmfPayloadType(clock), clock);
        }

        text.Append("a=rtcp-mux\r\n");
        return End(text, local.Ptime, direction, crypto);
    }

    /// <summary>Everything after the o line of an answer: every line of the offer in its place, all but one refused (RFC 3264 section 6).</summary>
    public static string Answer(LocalMedia local, SdpDescription offer, AgreedMedia agreed, int line)
    {
        StringBuilder text = Begin(local);
        for (int i = 0; i < offer.Media.Count; i++)
        {
            SdpMedia media = offer.Media[i];
            if (i != line)
            {
                text.Append("m=").Append(media.Kind).Append(" 0 ").Append(media.Protocol).Append(' ').AppendJoin(' ', media.Formats).Append("\r\n");
                continue;
            }

            text.Append("m=audio ").Append(local.Address.Port).Append(' ').Append(media.Protocol).Append(' ').Append(agreed.PayloadType);
            _ = agreed.DtmfPayloadType is { } dtmf ? text.Append(' ').Append(dtmf) : text;
            _ = agreed.NoisePayloadType is { } noise ? text.Append(' ').Append(noise) : text;
            text.Append("\r\n");
            Codec(text, agreed.PayloadType, agreed.Codec);
            if (agreed.DtmfPayloadType is { } type)
            {
                Dtmf(text, type, SdpCodecs.ClockRate(agreed.Codec));
            }

            _ = media.IsMultiplexed ? text.Append("a=rtcp-mux\r\n") : text;
            SdpCrypto? crypto = agreed.Srtp is null ? null : new SdpCrypto(media.Crypto!.Tag, agreed.Srtp.Send);
            End(text, local.Ptime, SdpNegotiation.Mirror(agreed.Direction), crypto);
        }

        return text.ToString();
    }

    private static StringBuilder Begin(LocalMedia local) => new StringBuilder(256)
        .Append("s=-\r\nc=IN ").Append(AddressText(local)).Append("\r\nt=0 0\r\n");

    /// <summary>"IP4 192.0.2.1" or "IP6 2001:db8::1".</summary>
    public static string AddressText(LocalMedia local) =>
        $"{(local.Address.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4")} {local.Address.Address}";

    private static void Map(StringBuilder text, int type, string name) => text.Append("a=rtpmap:").Append(type).Append(' ').Append(name).Append("\r\n");

    private static void Codec(StringBuilder text, int type, AudioCodec codec)
    {
        Map(text, type, SdpCodecs.Name(codec));
        _ = codec == AudioCodec.Opus ? text.Append("a=fmtp:").Append(type).Append(' ').Append(SdpCodecs.OpusParameters).Append("\r\n") : text;
    }

    private static void Dtmf(StringBuilder text, int type, int clock)
    {
        Map(text, type, $"telephone-event/{clock}");
        text.Append("a=fmtp:").Append(type).Append(" 0-15\r\n");
    }

    private static string End(StringBuilder text, TimeSpan ptime, MediaDirection direction, SdpCrypto? crypto)
    {
        if (crypto is not null)
        {
            text.Append("a=crypto:").Append(crypto).Append("\r\n");
        }

        text.Append("a=ptime:").Append((int)ptime.TotalMilliseconds).Append("\r\na=").Append(direction switch
        {
            MediaDirection.SendReceive => "sendrecv",
            MediaDirection.SendOnly => "sendonly",
            MediaDirection.ReceiveOnly => "recvonly",
            _ => "inactive",
        }).Append("\r\n");
        return text.ToString();
    }
}
