using System.Net;
using System.Text;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Sip.Sdp;

namespace CxBridge.Tests.Unit.Sip.Sdp;

public sealed class SdpNegotiationTests
{
    private const string Head = "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\n";
    private static readonly LocalMedia s_both = new(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 4000), [AudioCodec.Pcmu, AudioCodec.Pcma], TimeSpan.FromMilliseconds(20));

    [Theory]
    [InlineData("0 8 101", "a=rtpmap:101 telephone-event/8000", AudioCodec.Pcmu, 0, 101)]
    [InlineData("8 0", "", AudioCodec.Pcma, 8, null)] // the offerer's order counts, not ours
    [InlineData("18 8 96", "a=rtpmap:96 telephone-event/8000", AudioCodec.Pcma, 8, 96)]
    [InlineData("97", "a=rtpmap:97 PCMA/8000/1", AudioCodec.Pcma, 97, null)] // a dynamic type for a static codec
    [InlineData("0", "a=rtpmap:0 pcmu/8000", AudioCodec.Pcmu, 0, null)] // names compare without case
    [InlineData("8 101", "a=rtpmap:101 telephone-event/16000", AudioCodec.Pcma, 8, null)] // wrong rate: no DTMF
    public void AnswerOffer_ChoosesTheFirstCommonCodec(string formats, string map, AudioCodec codec, int type, int? dtmf)
    {
        var media = new MediaNegotiator(s_both, MediaEncryption.Off);
        Assert.Null(media.AnswerOffer(Body($"c=IN IP4 192.0.2.9\r\nt=0 0\r\nm=audio 5000 RTP/AVP {formats}\r\n{map}\r\n"), out byte[] answer));
        Assert.Equal((codec, type, dtmf), (media.Agreed!.Codec, media.Agreed.PayloadType, media.Agreed.DtmfPayloadType));
        Assert.Equal(new IPEndPoint(IPAddress.Parse("192.0.2.9"), 5000), media.Agreed.Remote);
        Assert.Contains($"m=audio 4000 RTP/AVP {type}{(dtmf is null ? "" : $" {dtmf}")}\r\n", Encoding.UTF8.GetString(answer));
    }

    [Theory]
    [InlineData("c=IN IP4 192.0.2.9\r\nm=audio 5000 RTP/AVP 18\r\n")] // no codec
    [InlineData("c=IN IP4 192.0.2.9\r\nm=audio 0 RTP/AVP 0\r\n")] // disabled
    [InlineData("c=IN IP4 192.0.2.9\r\nm=audio 5000 RTP/SAVP 0\r\n")] // encrypted
    [InlineData("c=IN IP4 192.0.2.9\r\nm=video 5000 RTP/AVP 0\r\n")] // no audio
    [InlineData("c=IN IP4 host.example\r\nm=audio 5000 RTP/AVP 0\r\n")] // no address
    [InlineData("m=audio 5000 RTP/AVP 0\r\n")]
    [InlineData("c=IN IP4 192.0.2.9\r\n")]
    [InlineData("c=IN IP4 192.0.2.9\r\nm=audio 99999 RTP/AVP 0\r\n")]
    [InlineData("m=audio\r\n")]
    public void AnswerOffer_WhenNothingFits_SaysWhyAndKeepsWhatWasAgreed(string rest)
    {
        var media = new MediaNegotiator(s_both, MediaEncryption.Off);
        Assert.Null(media.AnswerOffer(Body("c=IN IP4 192.0.2.9\r\nm=audio 5000 RTP/AVP 0\r\n"), out _));
        AgreedMedia before = media.Agreed!;
        Assert.NotNull(media.AnswerOffer(Body(rest), out _));
        Assert.Same(before, media.Agreed);
    }

    [Theory]
    [InlineData("192.0.2.9", "a=sendonly", MediaDirection.SendOnly, "a=recvonly")]
    [InlineData("192.0.2.9", "a=recvonly", MediaDirection.ReceiveOnly, "a=sendonly")]
    [InlineData("192.0.2.9", "a=inactive", MediaDirection.Inactive, "a=inactive")]
    [InlineData("192.0.2.9", "a=sendrecv", MediaDirection.SendReceive, "a=sendrecv")]
    [InlineData("192.0.2.9", "", MediaDirection.SendReceive, "a=sendrecv")]
    [InlineData("0.0.0.0", "", MediaDirection.SendOnly, "a=recvonly")] // hold as RFC 2543 wrote it
    [InlineData("0.0.0.0", "a=recvonly", MediaDirection.Inactive, "a=inactive")]
    public void AnswerOffer_MirrorsTheDirection(string address, string attribute, MediaDirection stated, string answered)
    {
        var media = new MediaNegotiator(s_both, MediaEncryption.Off);
        Assert.Null(media.AnswerOffer(Body($"c=IN IP4 {address}\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0\r\n{attribute}\r\n"), out byte[] answer));
        Assert.Equal(stated, media.Agreed!.Direction);
        Assert.EndsWith($"{answered}\r\n", Encoding.UTF8.GetString(answer));
    }

    [Theory]
    [InlineData("a=ptime:30", 30)]
    [InlineData("a=ptime:20.0", 20)]
    [InlineData("a=ptime:60\r\na=maxptime:40", 40)]
    [InlineData("a=ptime:0", 20)]
    [InlineData("a=ptime:nonsense", 20)]
    [InlineData("", 20)]
    public void ReadOffer_TakesThePacketTime(string attributes, int milliseconds)
    {
        Assert.Null(SdpReader.Read(Body($"c=IN IP4 192.0.2.9\r\nm=audio 5000 RTP/AVP 0\r\n{attributes}\r\n"), out SdpDescription? offer));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Assert.Single(SdpNegotiation.ReadOffer(offer!, MediaEncryption.Off)).Ptime);
    }

    [Fact]
    public void AnswerOffer_RefusesEveryOtherLineInItsPlace()
    {
        var media = new MediaNegotiator(s_both, MediaEncryption.Off);
        Assert.Null(media.AnswerOffer(
            Body("c=IN IP4 192.0.2.9\r\nt=0 0\r\nm=video 6000 RTP/AVP 31\r\nm=audio 5000 RTP/SAVP 0\r\nm=audio 5002 RTP/AVP 8\r\nc=IN IP6 2001:db8::9\r\n"), out byte[] answer));
        Assert.Equal("[2001:db8::9]:5002", media.Agreed!.Remote.ToString());
        string[] lines = [.. Encoding.UTF8.GetString(answer).Split("\r\n").Where(line => line.StartsWith("m=", StringComparison.Ordinal))];
        Assert.Equal(["m=video 0 RTP/AVP 31", "m=audio 0 RTP/SAVP 0", "m=audio 4000 RTP/AVP 8"], lines);
    }

    [Theory]
    [InlineData("m=audio 0 RTP/AVP 0\r\n", "refused")]
    [InlineData("m=audio 5000 RTP/AVP 18\r\n", "no codec in common")]
    public void AcceptAnswer_WhenTheFarEndTakesNothing_SaysWhy(string line, string reason)
    {
        var media = new MediaNegotiator(s_both, MediaEncryption.Off);
        media.Offer();
        Assert.True(media.OfferPending);
        Assert.Contains(reason, media.AcceptAnswer(Body($"c=IN IP4 192.0.2.9\r\nt=0 0\r\n{line}")));
        Assert.False(media.OfferPending);
    }

    [Fact]
    public void Offer_CountsVersionsOnlyWhenSomethingChanged()
    {
        var media = new MediaNegotiator(s_both, MediaEncryption.Off);
        string first = Encoding.UTF8.GetString(media.Offer());
        Assert.Equal(first, Encoding.UTF8.GetString(media.Offer()));
        string held = Encoding.UTF8.GetString(media.Offer(MediaDirection.SendOnly));
        Assert.Equal(Version(first) + 1, Version(held));

        static int Version(string text) => int.Parse(text.Split("\r\n")[1].Split(' ')[2]);
    }

    [Fact]
    public void Offer_IsReadBackAsItWasMeant()
    {
        Assert.Null(SdpReader.Read(new MediaNegotiator(s_both, MediaEncryption.Off).Offer(), out SdpDescription? offer));
        Assert.Equal(
            [
                new AgreedMedia(s_both.Address, AudioCodec.Pcmu, 0, 101, s_both.Ptime, MediaDirection.SendReceive) { Control = s_both.Address },
                new AgreedMedia(s_both.Address, AudioCodec.Pcma, 8, 101, s_both.Ptime, MediaDirection.SendReceive) { Control = s_both.Address },
            ],
            SdpNegotiation.ReadOffer(offer!, MediaEncryption.Off));
    }

    private static byte[] Body(string rest) => Encoding.UTF8.GetBytes(Head + rest);
}
