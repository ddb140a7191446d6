using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Codecs.Opus;
using CxBridge.Media.Rtp.Jitter;
using Xunit.Abstractions;

namespace CxBridge.Tests.Unit.Media.Rtp;

/// <summary>The jitter buffer on paths with loss, jitter, spikes and skew: the figures of docs/media.md.</summary>
public class JitterTraceTests(ITestOutputHelper output)
{
    private const int Seconds = 300;

    // Speech with pauses: 2 s of talk, 0.6 s of room noise.
    private static readonly short[] Talk =
        [.. Sounds.Speech(TimeSpan.FromSeconds(2)), .. Sounds.Noise(-65, TimeSpan.FromSeconds(0.6), 3), .. Sounds.Speech(TimeSpan.FromSeconds(1.4), pitch: 190), .. Sounds.Noise(-65, TimeSpan.FromSeconds(0.4), 4)];

    [Theory]
    [InlineData(0, 0, 45)]
    [InlineData(0, 20, 45)]
    [InlineData(0, 50, 75)]
    [InlineData(1, 0, 45)]
    [InlineData(1, 20, 45)]
    [InlineData(1, 50, 75)]
    [InlineData(3, 0, 45)]
    [InlineData(3, 20, 45)]
    [InlineData(3, 50, 75)]
    [InlineData(5, 0, 45)]
    [InlineData(5, 20, 45)]
    [InlineData(5, 50, 75)]
    public void Path_WithLossAndJitter_CostsLittleDelayAndFewLateDiscards(int lossPercent, int jitter, int mostDelay)
    {
        (_, JitterFigures figures, FrameOrigin[] origins) = new NetworkPath { Loss = lossPercent / 100.0, Jitter = jitter }.Run(Talk, Seconds);
        double late = 100.0 * figures.Late / (Seconds * 50);
        double concealed = 100.0 * figures.ConcealedFrames / (Seconds * 50);
        output.WriteLine($"loss {lossPercent} % jitter {jitter} ms: delay {figures.MeanDelayMilliseconds:F1} ms, target {figures.TargetMilliseconds:F0}, late {late:F2} %, concealed {concealed:F2} %, R loss {figures.LossRatio:P2}, burst {figures.BurstRatio:F2}");
        Assert.InRange(figures.MeanDelayMilliseconds, 10, mostDelay);
        Assert.True(late <= 2, $"{late:F2} % late");
        Assert.InRange(concealed, lossPercent * 0.7, (lossPercent * 1.3) + 2.5);
        Assert.Equal(figures.ConcealedFrames, origins.Count(origin => origin == FrameOrigin.Concealed), 5.0 + (figures.ConcealedFrames * 0.1));
    }

    [Fact]
    public void SpikesOfHalfASecond_DoNotDeepenTheBufferForLong()
    {
        // Three times in a minute all packets of half a second come together.
        (_, JitterFigures figures, _) = new NetworkPath { Jitter = 5, Delay = at => at % 20_000 is > 10_000 and < 10_500 and var t ? 10_500 - (t % 20_000) : 0 }.Run(Talk, 60);
        output.WriteLine($"delay {figures.MeanDelayMilliseconds:F1} ms, late {figures.Late}, target {figures.TargetMilliseconds:F0}");
        Assert.True(figures.MeanDelayMilliseconds < 60);
        Assert.True(figures.TargetMilliseconds <= 40);
    }

    [Fact]
    public void PathThatBecomesLonger_IsFollowedWithinAQuarterOfASecond()
    {
        (_, JitterFigures figures, FrameOrigin[] origins) = new NetworkPath { Jitter = 5, Delay = at => at > 10_000 ? 150 : 0 }.Run(Talk, 20);
        Assert.InRange(figures.Late, 1, 12);
        Assert.All(origins[(int)((10_000 + 500) / 20)..], origin => Assert.Equal(FrameOrigin.Received, origin));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(-200)]
    public void SkewedClock_OverAnHour_IsMeasuredAndCorrectedWithBoundedDelay(int partsPerMillion)
    {
        double deepest = 0;
        double previousWaits = 0;
        var path = new NetworkPath
        {
            Skew = partsPerMillion,
            Jitter = 2,
            Each = (tick, buffer) =>
            {
                if (tick % 500 == 499)
                {
                    deepest = Math.Max(deepest, buffer.Figures.MeanDelayMilliseconds);
                    previousWaits = buffer.Figures.Late;
                }
            },
        };
        (short[] heard, JitterFigures figures, FrameOrigin[] origins) = path.Run(Talk, 3600);
        output.WriteLine($"skew {figures.SkewPartsPerMillion:F0} ppm, mean delay {figures.MeanDelayMilliseconds:F1} ms, late {figures.Late}, concealed {origins.Count(o => o == FrameOrigin.Concealed)}");
        Assert.InRange(figures.SkewPartsPerMillion!.Value, partsPerMillion - 30, partsPerMillion + 30);
        Assert.InRange(figures.MeanDelayMilliseconds, 10, 45);
        Assert.True(deepest < 60, $"mean delay rose to {deepest:F0} ms");
        Assert.True(figures.Late + origins.Skip(10).Count(o => o != FrameOrigin.Received) < 30, "hardly a frame may be lost to skew");
        Assert.True(LargestStep(heard) <= 1.25 * LargestStep(Talk), $"a step of {LargestStep(heard)}; the talk itself has {LargestStep(Talk)}");
    }

    [Fact]
    public void PausesOfTheSender_AreNoLoss()
    {
        (_, JitterFigures figures, FrameOrigin[] origins) = new NetworkPath { Paused = packet => packet % 100 >= 60 }.Run(Talk, 60);
        Assert.Equal(0, figures.ConcealedFrames);
        Assert.Equal(0, figures.LossRatio);
        Assert.Equal(0.4, origins.Count(origin => origin != FrameOrigin.Received) / (double)origins.Length, 0.02);
    }

    [Fact]
    public void Talkspurts_AreNotStretched()
    {
        // 50 of them, each with its first packet up to 8 ms later than the fastest.
        (_, JitterFigures figures, FrameOrigin[] origins) = new NetworkPath { Jitter = 8, Paused = packet => packet % 60 >= 48, Marks = true }.Run(Talk, 60);
        Assert.Equal(50 * 48, origins.Count(origin => origin == FrameOrigin.Received), 3.0);
        Assert.Equal(0, figures.Late + figures.ConcealedFrames);
        Assert.NotNull(figures.SkewPartsPerMillion);
    }

    [Fact]
    public void LossInOpus_IsMostlyRecoveredFromTheNextPacket()
    {
        if (!OpusLibrary.IsPresent)
        {
            return;
        }

        (short[] heard, JitterFigures figures, _) = new NetworkPath { Codec = AudioCodec.Opus, Loss = 0.05, Jitter = 10 }.Run(Talk, 60);
        (short[] whole, _, _) = new NetworkPath { Codec = AudioCodec.Opus, Jitter = 10 }.Run(Talk, 60);
        Assert.InRange(figures.LossRatio, 0.03, 0.07);
        Assert.Equal(Sounds.Decibels(whole.AsSpan(16000)), Sounds.Decibels(heard.AsSpan(16000)), 1.0);
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    [InlineData(AudioCodec.G722)]
    [InlineData(AudioCodec.Opus)]
    public void EveryCodec_CarriesSpeechAtItsLevel(AudioCodec codec)
    {
        if (codec == AudioCodec.Opus && !OpusLibrary.IsPresent)
        {
            return;
        }

        (short[] heard, JitterFigures figures, FrameOrigin[] origins) = new NetworkPath { Codec = codec, Jitter = 10 }.Run(Talk, 30);
        Assert.Equal(0, figures.ConcealedFrames);
        Assert.DoesNotContain(FrameOrigin.Concealed, origins);
        Assert.Equal(Sounds.Decibels(Talk), Sounds.Decibels(heard.AsSpan(8000)), 1.5);
    }

    private static int LargestStep(short[] sound)
    {
        int largest = 0;
        for (int i = 1; i < sound.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(sound[i] - sound[i - 1]));
        }

        return largest;
    }
}
