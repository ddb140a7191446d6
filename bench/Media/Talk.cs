using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Codecs;

namespace CxBridge.Bench.Media;

/// <summary>Sounds of the bench: a voice made of harmonics, syllables and pauses over faint noise, which opens every gate as speech does.</summary>
internal static class Talk
{
    private const int Rate = AudioFrame.SampleRate;

    /// <summary>RTP payload type that both processes use.</summary>
    public static byte PayloadType(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcma => 8,
        AudioCodec.G722 => 9,
        AudioCodec.Opus => 111,
        _ => 0,
    };

    /// <summary>Two seconds of talk, four of listening, as packets.</summary>
    public static byte[][] Payloads(AudioCodec codec)
    {
        short[] sound = [.. Voice(2), .. new short[4 * Rate]];
        var random = new Random(1);
        for (int i = 0; i < sound.Length; i++)
        {
            sound[i] += (short)random.Next(-30, 31);
        }

        using SoundEncoder encoder = SoundEncoder.For(codec, null);
        var payload = new byte[SoundEncoder.MostBytes];
        var packets = new byte[sound.Length / AudioFrame.Samples][];
        for (int i = 0; i < packets.Length; i++)
        {
            int length = encoder.Encode(sound.AsSpan(i * AudioFrame.Samples, AudioFrame.Samples), payload);
            packets[i] = payload[..length];
        }

        return packets;
    }

    /// <summary>A voice.</summary>
    public static short[] Voice(double seconds)
    {
        var samples = new short[(int)(seconds * Rate)];
        double phase = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double t = (double)i / Rate;
            double pitch = 125 * (1 + (0.08 * Math.Sin(2 * Math.PI * 2.1 * t)));
            phase += pitch / Rate;
            double value = 0;
            for (int harmonic = 1; harmonic * pitch < 3400; harmonic++)
            {
                double hertz = harmonic * pitch;
                double gain = 1 / (1 + Math.Pow((hertz - 600) / 250, 2)) + (0.4 / (1 + Math.Pow((hertz - 1600) / 300, 2)));
                value += gain * Math.Sin(2 * Math.PI * harmonic * phase);
            }

            samples[i] = (short)Math.Clamp(value * 1500 * (0.35 + (0.65 * Math.Abs(Math.Sin(Math.PI * 4.5 * t)))), -30_000, 30_000);
        }

        return samples;
    }
}
