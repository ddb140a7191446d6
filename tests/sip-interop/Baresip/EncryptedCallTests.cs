using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.SipInterop.Baresip;

/// <summary>TLS and SRTP with a stack that shares no code with ours. The media are real: what cannot be authenticated would be silence.</summary>
public sealed class EncryptedCallTests : IDisposable
{
    private readonly MediaMetrics _metrics = new();
    private readonly MediaPlane _media;

    public EncryptedCallTests() => _media = new MediaPlane(Options.Create(new MediaOptions { FirstRtpPort = 17000, LastRtpPort = 19998 }), TimeProvider.System, _metrics);

    public void Dispose()
    {
        _media.Dispose();
        _metrics.Dispose();
    }

    [Theory]
    [InlineData("srtp-mand", MediaEncryption.Required, true)]
    [InlineData("srtp-mand", MediaEncryption.Optional, false)] // RTP/AVP with a key is no offer that a strict far end takes
    [InlineData("srtp", MediaEncryption.Optional, true)]
    [InlineData("srtp", MediaEncryption.Required, true)]
    public async Task CallToBaresip_IsEncryptedWhereBothSidesAgree(string theirs, MediaEncryption ours, bool agrees)
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync(encryption: theirs);
        await using var agent = new Agent(configure: options => options.MediaEncryption = ours);
        await using AudioPort port = _media.Open();
        await using ICallLeg leg = agent.Place($"sip:127.0.0.1:{baresip.Port}", rtpPort: port.Local.Port);
        if (!agrees)
        {
            Assert.Equal(LegEndReason.CarrierFailure, (await leg.EndAsync()).Reason);
            return;
        }

        AgreedMedia media = (await leg.UntilAsync<LegEvent.Answered>()).Media;
        Assert.NotNull(media.Srtp);
        await HearToneAsync(port, media);
        await ReadReportAsync(port);
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        Assert.DoesNotContain("decrypt", baresip.Output);
    }

    [Fact]
    public async Task CallFromBaresip_ThatInsistsOnEncryption_CarriesItsTone()
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync(encryption: "srtp-mand");
        await using var agent = new Agent(configure: options => options.MediaEncryption = MediaEncryption.Optional);
        await using AudioPort port = _media.Open();
        await baresip.CommandAsync("dial", $"sip:+442071838751@{agent.Endpoint.LocalEndPoint}");
        await using ICallLeg leg = (await agent.NextCallAsync()).Answer(Agent.Media(port.Local.Port));

        AgreedMedia media = (await leg.UntilAsync<LegEvent.Answered>()).Media;
        Assert.NotNull(media.Srtp);
        await HearToneAsync(port, media);

        await baresip.CommandAsync("hangup");
        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
    }

    [Fact]
    public async Task CallToBaresip_OverTls_WithEncryptedMedia()
    {
        using var certificate = new Certificate();
        await using BaresipRun baresip = await BaresipRun.StartAsync(encryption: "srtp-mand", certificate: certificate.File);
        await using var agent = new Agent(configure: options =>
        {
            options.MediaEncryption = MediaEncryption.Required;
            options.TlsTrustFile = certificate.File;
        });
        await using AudioPort port = _media.Open();
        await using ICallLeg leg = agent.Place($"sip:127.0.0.1:{baresip.TlsPort};transport=tls", rtpPort: port.Local.Port);

        await HearToneAsync(port, (await leg.UntilAsync<LegEvent.Answered>()).Media);

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        Assert.Equal(LegEndReason.LocalHangup, (await leg.EndAsync()).Reason);
    }

    [Fact]
    public async Task CallFromBaresip_OverTls_IsEndedByUs()
    {
        using var certificate = new Certificate();
        await using BaresipRun baresip = await BaresipRun.StartAsync(certificate: certificate.File);
        await using var agent = new Agent(configure: options =>
        {
            options.TlsCertificateFile = certificate.File;
            options.TlsTrustFile = certificate.File;
        });
        await baresip.CommandAsync("dial", $"sip:+442071838751@{agent.Endpoint.TlsEndPoint};transport=tls");
        await using ICallLeg leg = (await agent.NextCallAsync()).Answer(Agent.Media());
        await leg.UntilAsync<LegEvent.Answered>();

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        Assert.Equal(LegEndReason.LocalHangup, (await leg.EndAsync()).Reason);
    }

    // Both sides report every 5 s or so, encrypted too: what it says of us has to become readable. Its very first one, which opens ways through
    // NATs, is in the clear, for it has no keys yet: that one is refused.
    private static async Task ReadReportAsync(AudioPort port)
    {
        var samples = new short[160];
        using var late = new CancellationTokenSource(Agent.Patience);
        while (port.Statistics.FarEndLost is null)
        {
            await port.ReadAsync(samples, late.Token);
        }

        Assert.InRange(port.Statistics.MalformedPackets, 0, 1);
    }

    // baresip plays 440 Hz with an amplitude of 8000.
    private static async Task HearToneAsync(AudioPort port, AgreedMedia media)
    {
        port.Connect(media);
        var samples = new short[160];
        int loud = 0;
        while (loud < 25)
        {
            using var late = new CancellationTokenSource(Agent.Patience);
            await port.ReadAsync(samples, late.Token);
            double level = Math.Sqrt(samples.Average(sample => (double)sample * sample));
            loud += level is > 4000 and < 7000 ? 1 : 0;
        }
    }
}
