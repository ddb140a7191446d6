using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.SipInterop.Baresip;

/// <summary>Every codec with a stack that shares no code with ours: what each side hears of the other's tone.</summary>
public sealed class CodecCallTests : IDisposable
{
    private const double Hertz = 440;
    private readonly MediaMetrics _metrics = new();
    private readonly MediaPlane _media;

    public CodecCallTests() => _media = new MediaPlane(Options.Create(new MediaOptions { FirstRtpPort = 20000, LastRtpPort = 21998 }), TimeProvider.System, _metrics);

    public void Dispose()
    {
        _media.Dispose();
        _metrics.Dispose();
    }

    [Theory]
    [InlineData("PCMA", AudioCodec.Pcma)]
    [InlineData("G722", AudioCodec.G722)]
    [InlineData("opus", AudioCodec.Opus)]
    public async Task CallToBaresip_CarriesTheToneBothWays(string name, AudioCodec codec)
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync(codec: name);
        await using var agent = new Agent();
        await using AudioPort port = _media.Open();
        await using ICallLeg leg = agent.Place($"sip:127.0.0.1:{baresip.Port}", media: Offer(port, codec));
        AgreedMedia agreed = (await leg.UntilAsync<LegEvent.Answered>()).Media;
        Assert.Equal(codec, agreed.Codec);

        await ToneBothWaysAsync(port, agreed);
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await AssertHeardToneAsync(baresip);
    }

    [Theory]
    [InlineData("G722", AudioCodec.G722)]
    [InlineData("opus", AudioCodec.Opus)]
    public async Task CallFromBaresip_CarriesTheToneBothWays(string name, AudioCodec codec)
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync(codec: name);
        await using var agent = new Agent();
        await using AudioPort port = _media.Open();
        await baresip.CommandAsync("dial", $"sip:+442071838751@{agent.Endpoint.LocalEndPoint}");
        await using ICallLeg leg = (await agent.NextCallAsync()).Answer(Offer(port, codec));
        AgreedMedia agreed = (await leg.UntilAsync<LegEvent.Answered>()).Media;
        Assert.Equal(codec, agreed.Codec);

        await ToneBothWaysAsync(port, agreed);
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await AssertHeardToneAsync(baresip);
        MediaStatistics statistics = port.Statistics;
        Assert.Equal(codec, statistics.Codec);
        Assert.True(statistics.Mos > 3, $"MOS {statistics.Mos}");
    }

    private static LocalMedia Offer(AudioPort port, AudioCodec codec) => new(port.Local, [codec], TimeSpan.FromMilliseconds(20));

    private static async Task ToneBothWaysAsync(AudioPort port, AgreedMedia agreed)
    {
        port.Playout.Write([.. Enumerable.Range(0, 8000 * 4).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * Hertz * i / 8000)))]);
        port.Connect(agreed);
        var frame = new short[160];
        var heard = new List<short>();
        using var late = new CancellationTokenSource(Agent.Patience);
        for (int frames = 0; frames < 150; frames++)
        {
            await port.ReadAsync(frame, late.Token);
            heard.AddRange(frame);
        }

        AssertTone([.. heard.TakeLast(8000)], 8000);
    }

    private static async Task AssertHeardToneAsync(BaresipRun baresip)
    {
        (int rate, short[] samples) = await baresip.HeardAsync();
        AssertTone([.. samples.Skip(samples.Length / 2).Take(rate / 2)], rate);
    }

    // The tone's share of the whole power: noise, clicks or a wrong rate would leave little.
    private static void AssertTone(short[] samples, int rate)
    {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            real += samples[i] * Math.Cos(2 * Math.PI * Hertz * i / rate);
            imaginary += samples[i] * Math.Sin(2 * Math.PI * Hertz * i / rate);
        }

        double tone = 2 * ((real * real) + (imaginary * imaginary)) / ((double)samples.Length * samples.Length);
        double power = samples.Average(sample => (double)sample * sample);
        Assert.InRange(Math.Sqrt(power), 3500, 7500);
        Assert.True(tone / power > 0.9, $"{tone / power:P0} of the power is the tone");
    }
}
