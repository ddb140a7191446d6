using System.Net;
using System.Text;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Sip.Sdp;

namespace CxBridge.Tests.Unit.Sip.Sdp;

public class SdpCodecTests
{
    private static readonly AudioCodec[] All = [AudioCodec.Opus, AudioCodec.G722, AudioCodec.Pcma, AudioCodec.Pcmu];

    [Fact]
    public void Offer_NamesCodecsInTheOrderOfTheSetting_WithEventsAtEachClock()
    {
        string offer = Encoding.UTF8.GetString(Negotiator(All).Offer());
        Assert.Contains("m=audio 5004 RTP/AVP 111 9 8 0 110 101\r\n", offer);
        Assert.Contains("a=rtpmap:111 opus/48000/2\r\na=fmtp:111 maxplaybackrate=16000;", offer);
        Assert.Contains("a=rtpmap:9 G722/8000\r\n", offer);
        Assert.Contains("a=rtpmap:110 telephone-event/48000\r\n", offer);
        Assert.Contains("a=rtpmap:101 telephone-event/8000\r\n", offer);
        Assert.Contains("a=rtcp-mux\r\n", offer);
    }

    [Theory]
    [InlineData("m=audio 4000 RTP/AVP 9 0 101\r\na=rtpmap:101 telephone-event/8000\r\n", AudioCodec.G722, 9, 101, null)]
    [InlineData("m=audio 4000 RTP/AVP 96 97\r\na=rtpmap:96 opus/48000/2\r\na=fmtp:96 useinbandfec=1;usedtx=1\r\na=rtpmap:97 telephone-event/48000\r\n", AudioCodec.Opus, 96, 97, "useinbandfec=1;usedtx=1")]
    [InlineData("m=audio 4000 RTP/AVP 96 101\r\na=rtpmap:96 opus/48000/2\r\na=rtpmap:101 telephone-event/8000\r\n", AudioCodec.Opus, 96, null, null)]
    public void Choice_KeepsTypeEventsAndParameters(string lines, AudioCodec codec, int type, int? events, string? parameters)
    {
        MediaNegotiator negotiator = Negotiator(All);
        Assert.Null(negotiator.AnswerOffer(Body(lines), out _));
        AgreedMedia agreed = negotiator.Agreed!;
        Assert.Equal((codec, type, events, parameters), (agreed.Codec, agreed.PayloadType, agreed.DtmfPayloadType, agreed.FormatParameters));
    }

    [Fact]
    public void OfferOfCodecsThatAreNotOurs_IsRefusedWithAReason()
    {
        Assert.Equal("no codec in common", Negotiator([AudioCodec.Pcmu]).AnswerOffer(Body("m=audio 4000 RTP/AVP 18 9\r\na=rtpmap:18 G729/8000\r\n"), out _));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("a=rtcp:4567\r\n", "192.0.2.1:4567")]
    [InlineData("a=rtcp:4567 IN IP4 192.0.2.7\r\n", "192.0.2.7:4567")]
    [InlineData("a=rtcp-mux\r\n", "192.0.2.1:4000")]
    [InlineData("a=rtcp:4567\r\na=rtcp-mux\r\n", "192.0.2.1:4000")]
    [InlineData("a=rtcp:nonsense\r\n", null)]
    public void Reports_GoWhereTheFarEndWantsThem(string lines, string? expected)
    {
        MediaNegotiator negotiator = Negotiator([AudioCodec.Pcmu]);
        Assert.Null(negotiator.AnswerOffer(Body("m=audio 4000 RTP/AVP 0\r\n" + lines), out byte[] answer));
        Assert.Equal(expected, negotiator.Agreed!.Control?.ToString());
        Assert.Equal(lines.Contains("mux"), Encoding.UTF8.GetString(answer).Contains("a=rtcp-mux"));
    }

    [Theory]
    [InlineData(SilenceMode.Packets, null)]
    [InlineData(SilenceMode.ComfortNoise, 13)]
    public void ComfortNoise_IsAgreedOnlyWhenThisSideWantsIt(SilenceMode mode, int? expected)
    {
        var negotiator = new MediaNegotiator(Local([AudioCodec.Pcmu]) with { Silence = mode }, MediaEncryption.Off);
        Assert.Null(negotiator.AnswerOffer(Body("m=audio 4000 RTP/AVP 0 13\r\n"), out byte[] answer));
        Assert.Equal(expected, negotiator.Agreed!.NoisePayloadType);
        Assert.Equal(expected is not null, Encoding.UTF8.GetString(answer).Contains("RTP/AVP 0 13"));
    }

    private static MediaNegotiator Negotiator(AudioCodec[] codecs) => new(Local(codecs), MediaEncryption.Off);

    private static LocalMedia Local(AudioCodec[] codecs) => new(new IPEndPoint(IPAddress.Loopback, 5004), codecs, TimeSpan.FromMilliseconds(20));

    private static byte[] Body(string media) => Encoding.ASCII.GetBytes($"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n{media}");
}
