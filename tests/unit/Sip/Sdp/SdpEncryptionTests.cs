using System.Net;
using System.Text;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Sip.Sdp;

namespace CxBridge.Tests.Unit.Sip.Sdp;

/// <summary>SRTP by SDES (RFC 4568), off, optional (RFC 8643) and required.</summary>
public sealed class SdpEncryptionTests
{
    private const string Key = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    private const string Crypto = "a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:" + Key + "|2^20\r\n";
    private static readonly LocalMedia s_local = new(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 4000), [AudioCodec.Pcmu], TimeSpan.FromMilliseconds(20));

    [Theory]
    [InlineData(MediaEncryption.Off, "RTP/AVP", false)]
    [InlineData(MediaEncryption.Optional, "RTP/AVP", true)]
    [InlineData(MediaEncryption.Required, "RTP/SAVP", true)]
    public void Offer_SaysWhatIsWanted(MediaEncryption encryption, string protocol, bool hasKey)
    {
        string offer = Text(new MediaNegotiator(s_local, encryption).Offer());
        Assert.Contains($"m=audio 4000 {protocol} 0 101\r\n", offer);
        Assert.Equal(hasKey, offer.Contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MediaEncryption.Off, "RTP/AVP", "", "plain")]
    [InlineData(MediaEncryption.Off, "RTP/AVP", Crypto, "plain")]
    [InlineData(MediaEncryption.Off, "RTP/SAVP", Crypto, "refused")]
    [InlineData(MediaEncryption.Optional, "RTP/AVP", "", "plain")]
    [InlineData(MediaEncryption.Optional, "RTP/AVP", Crypto, "encrypted")]
    [InlineData(MediaEncryption.Optional, "RTP/SAVP", Crypto, "encrypted")]
    [InlineData(MediaEncryption.Optional, "RTP/SAVP", "", "refused")]
    [InlineData(MediaEncryption.Required, "RTP/AVP", "", "refused")]
    [InlineData(MediaEncryption.Required, "RTP/AVP", Crypto, "encrypted")]
    [InlineData(MediaEncryption.Required, "RTP/SAVP", Crypto, "encrypted")]
    public void AnswerOffer_TakesWhatTheSettingsAllow(MediaEncryption encryption, string protocol, string attribute, string outcome)
    {
        var media = new MediaNegotiator(s_local, encryption);
        string? refusal = media.AnswerOffer(Body($"m=audio 5000 {protocol} 0\r\n{attribute}"), out byte[] answer);
        Assert.Equal(outcome, refusal is not null ? "refused" : media.Agreed!.Srtp is null ? "plain" : "encrypted");
        if (outcome == "encrypted")
        {
            // The answer names the line it chose and gives a key of its own.
            Assert.Equal(Key, media.Agreed!.Srtp!.Receive);
            Assert.NotEqual(Key, media.Agreed.Srtp.Send);
            Assert.Contains($"a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:{media.Agreed.Srtp.Send}\r\n", Text(answer));
            Assert.Contains($"m=audio 4000 {protocol} 0\r\n", Text(answer));
        }
    }

    [Theory]
    [InlineData(MediaEncryption.Optional, "RTP/AVP", "", "plain")]
    [InlineData(MediaEncryption.Optional, "RTP/AVP", Crypto, "encrypted")]
    [InlineData(MediaEncryption.Required, "RTP/SAVP", Crypto, "encrypted")]
    [InlineData(MediaEncryption.Required, "RTP/SAVP", "", "refused")]
    [InlineData(MediaEncryption.Required, "RTP/AVP", Crypto, "refused")]
    public void AcceptAnswer_HoldsTheFarEndToTheOffer(MediaEncryption encryption, string protocol, string attribute, string outcome)
    {
        var media = new MediaNegotiator(s_local, encryption);
        string offer = Text(media.Offer());
        string? refusal = media.AcceptAnswer(Body($"m=audio 5000 {protocol} 0\r\n{attribute}"));
        Assert.Equal(outcome, refusal is not null ? "refused" : media.Agreed!.Srtp is null ? "plain" : "encrypted");
        if (outcome == "encrypted")
        {
            Assert.Contains($"inline:{media.Agreed!.Srtp!.Send}\r\n", offer);
        }
    }

    [Fact]
    public void AnswerOffer_PrefersTheEncryptedLine()
    {
        var media = new MediaNegotiator(s_local, MediaEncryption.Optional);
        Assert.Null(media.AnswerOffer(Body($"m=audio 5000 RTP/AVP 0\r\nm=audio 5002 RTP/SAVP 0\r\n{Crypto}"), out byte[] answer));
        Assert.Equal((5002, true), (media.Agreed!.Remote.Port, media.Agreed.Srtp is not null));
        Assert.Contains("m=audio 0 RTP/AVP 0\r\nm=audio 4000 RTP/SAVP 0\r\n", Text(answer));
    }

    [Theory]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key, true)]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key + "|2^31 WSH=64", true)]
    [InlineData("1 AES_CM_128_HMAC_SHA1_32 inline:" + Key, false)] // another suite
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key + "|2^20|1:4", false)] // a key identifier in every packet
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key + " UNENCRYPTED_SRTP", false)]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key + " KDR=5", false)]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:WVNf", false)] // too short
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:not base64", false)]
    [InlineData("", false)]
    public void Read_TakesOnlyLinesThatCanBeDone(string value, bool taken) => Assert.Equal(taken, SdpCrypto.Read(value) is not null);

    [Fact]
    public void Key_StaysTheSameInLaterOffers()
    {
        var media = new MediaNegotiator(s_local, MediaEncryption.Required);
        Assert.Equal(Text(media.Offer()), Text(media.Offer()));
    }

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body);

    private static byte[] Body(string media) => Encoding.UTF8.GetBytes("v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\n" + media);
}
