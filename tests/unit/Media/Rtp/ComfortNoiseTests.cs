using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Rtp.Jitter;

namespace CxBridge.Tests.Unit.Media.Rtp;

public class ComfortNoiseTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(55)]
    [InlineData(70)]
    public void Noise_HasTheLevelThatWasSaid(byte level)
    {
        var noise = new ComfortNoise();
        Assert.True(noise.Set([level]));
        var samples = new short[8000];
        noise.Fill(samples);
        Assert.Equal(-level, Sounds.Decibels(samples), 1.0);
    }

    [Fact]
    public void Noise_WithCoefficients_HasTheSameLevelAndAnotherSpectrum()
    {
        // One reflection coefficient of about -0.8: a low-pass, as most rooms are.
        var noise = new ComfortNoise();
        noise.Set([50, 25]);
        var samples = new short[16000];
        noise.Fill(samples);
        Assert.Equal(-50, Sounds.Decibels(samples), 1.5);
        Assert.True(Band(samples, 300) > Band(samples, 3500) + 10, $"{Band(samples, 300):F1} dB against {Band(samples, 3500):F1} dB");
    }

    [Fact]
    public void AnyPayload_GivesNoiseThatDoesNotRunAway()
    {
        var random = new Random(3389);
        var samples = new short[800];
        for (int i = 0; i < 2000; i++)
        {
            var payload = new byte[random.Next(1, 40)];
            random.NextBytes(payload);
            payload[0] = 60;
            var noise = new ComfortNoise();
            noise.Set(payload);
            noise.Fill(samples);
            Assert.True(Sounds.Decibels(samples) < -20);
        }

        Assert.False(new ComfortNoise().Set([]));
    }

    [Fact]
    public void SilenceOfAFarEndThatSentComfortNoise_IsNoiseAndNoLoss()
    {
        using var decoders = new DecoderSet();
        var buffer = new JitterBuffer(decoders);
        var octets = new byte[160];
        var frame = new short[160];
        var origins = new List<FrameOrigin>();
        for (int tick = 0; tick < 200; tick++)
        {
            if (tick < 50)
            {
                Array.Fill(octets, (byte)(tick % 2 == 0 ? 0x90 : 0x10));
                buffer.Insert(new WaitingPacket((ushort)tick, (uint)(tick * 160), AudioCodec.Pcmu, 160), octets, tick * 20, tick * 20, Anchor.Running);
            }
            else if (tick is 50 or 100)
            {
                ushort sequence = (ushort)(50 + (tick / 100));
                buffer.Insert(new WaitingPacket(sequence, (uint)(tick * 160), AudioCodec.Pcmu, 0), [50], tick * 20, tick * 20, Anchor.Running);
            }
            else if (tick >= 150)
            {
                buffer.Insert(new WaitingPacket((ushort)(tick - 98), (uint)(tick * 160), AudioCodec.Pcmu, 160), octets, tick * 20, tick * 20, Anchor.Talkspurt);
            }

            origins.Add(buffer.Pull(frame, tick * 20));
            if (tick is > 60 and < 140)
            {
                Assert.InRange(Sounds.Decibels(frame), -53, -47);
            }
        }

        Assert.Equal((0, 0.0), (buffer.Figures.ConcealedFrames, buffer.Figures.LossRatio));
        Assert.All(origins[55..145], origin => Assert.Equal(FrameOrigin.Noise, origin));
        Assert.All(origins[160..], origin => Assert.Equal(FrameOrigin.Received, origin));
    }

    private static double Band(short[] samples, double hertz)
    {
        double sum = 0;
        for (double f = hertz - 100; f <= hertz + 100; f += 10)
        {
            sum += Math.Pow(10, Sounds.ToneLevel(samples, f, 8000) / 10);
        }

        return 10 * Math.Log10(sum);
    }
}
