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
        Assert.InRange(statistics.Mos ?? 0, 1, 5);
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

        AssertTone([.. heard], 8000);
    }

    private static async Task AssertHeardToneAsync(BaresipRun baresip)
    {
        (int rate, short[] samples) = await baresip.HeardAsync();
        AssertTone(samples, rate);
    }

    // Somewhere half a second is the tone and nothing else: noise, clicks or a wrong rate would leave no such place, while a
    // machine that stops baresip for a moment leaves many.
    private static void AssertTone(short[] samples, int rate)
    {
        int window = rate / 2;
        (double share, double level) = Enumerable.Range(0, Math.Max(0, (samples.Length - window) / (rate / 10)))
            .Select(i => Tone(samples.AsSpan(i * (rate / 10), window), rate))
            .DefaultIfEmpty()
            .MaxBy(place => place.Share);
        Assert.True(share > 0.9, $"{share:P0} of the power is the tone, in {samples.Length} samples");
        Assert.InRange(level, 3500, 7500);
    }

    private static (double Share, double Level) Tone(ReadOnlySpan<short> samples, int rate)
    {
        double real = 0;
        double imaginary = 0;
        double power = 1e-9;
        for (int i = 0; i < samples.Length; i++)
        {
            real += samples[i] * Math.Cos(2 * Math.PI * Hertz * i / rate);
            imaginary += samples[i] * Math.Sin(2 * Math.PI * Hertz * i / rate);
            power += (double)samples[i] * samples[i] / samples.Length;
        }

        return (2 * ((real * real) + (imaginary * imaginary)) / ((double)samples.Length * samples.Length) / power, Math.Sqrt(power));
    }
}
