using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Training.Vad.Sound;

/// <summary>
/// Makes clips of a split: the same seed makes the same clips.
/// <code>
/// 1 speech    sentences with pauses of 0.3 to 2.5 s between them
/// 2 labels    from the clean speech: a frame within 30 dB of its active level, gaps of up to 100 ms filled
/// 3 noise     one kind, at a signal-to-noise ratio of the list (babble and music 5 dB at least: whoever is louder is the one who speaks)
/// 4 line      a level between -38 and -10 dBFS, faint noise or none, G.711; one line in four is switched off where nobody speaks (silence suppression)
/// </code>
/// </summary>
public sealed class ClipMaker(ITextToSpeech speech, Split split)
{
    /// <summary>Length of a clip in frames of 20 ms.</summary>
    public const int Frames = 500;

    private const int FrameSamples = 160;
    private const int FilledGap = 5;
    private const int HangOver = 10;
    private const double BelowActive = 30;
    private static readonly double[] s_ratios = [0, 5, 10, 15, 20, 30];
    private readonly Speakers _speakers = new(speech, split);

    /// <summary>Makes clip number <paramref name="number"/>; every kind of noise and every ratio come in turn.</summary>
    public async Task<Clip> MakeAsync(int number, CancellationToken cancellationToken = default)
    {
        var random = new Random(split.Seed + number);
        NoiseKind[] kinds = Enum.GetValues<NoiseKind>();
        NoiseKind kind = kinds[number % kinds.Length];
        double ratio = kind == NoiseKind.Quiet ? 90 : s_ratios[number / kinds.Length % s_ratios.Length];
        if (kind is NoiseKind.Babble or NoiseKind.Music)
        {
            ratio = Math.Max(5, ratio);
        }

        double[] voice = await TalkAsync(random, 0.3, 2.5, cancellationToken);
        bool[] labels = Label(voice);
        double[] noise = kind == NoiseKind.Babble ? await BabbleAsync(random, cancellationToken) : Noise.Make(kind, voice.Length, random);
        double scale = Power(voice, labels) / Math.Max(1e-9, Power(noise)) * Math.Pow(10, -ratio / 20);
        double level = Math.Pow(10, (-10 - (28 * random.NextDouble())) / 20) * 32768 / Math.Max(1e-9, Power(voice, labels));
        bool suppressed = random.Next(4) == 0;
        double hiss = suppressed || kind == NoiseKind.Quiet ? 0 : 12 * random.NextDouble();
        short[] line = [.. voice.Select((sample, i) => suppressed && !IsNear(labels, i / FrameSamples)
            ? (short)0
            : (short)Math.Clamp((level * (sample + (scale * noise[i]))) + (hiss * ((random.NextDouble() * 2) - 1)), short.MinValue, short.MaxValue))];
        byte[] wire = new byte[line.Length];
        G711.Encode(AudioCodec.Pcmu, line, wire);
        G711.Decode(AudioCodec.Pcmu, wire, line);
        return new Clip(line, labels, kind, ratio);
    }

    private async Task<double[]> TalkAsync(Random random, double shortest, double longest, CancellationToken cancellationToken)
    {
        var talk = new double[Frames * FrameSamples];
        int at = (int)(8000 * random.NextDouble() * longest);
        while (at < talk.Length)
        {
            foreach (short sample in (await _speakers.NextAsync(random, cancellationToken)).Take(talk.Length - at))
            {
                talk[at++] = sample / 32768.0;
            }

            at += (int)(8000 * (shortest + (random.NextDouble() * (longest - shortest))));
        }

        return talk;
    }

    private async Task<double[]> BabbleAsync(Random random, CancellationToken cancellationToken)
    {
        var babble = new double[Frames * FrameSamples];
        for (int person = 0; person < 6; person++)
        {
            double[] talk = await TalkAsync(random, 0, 0.3, cancellationToken);
            for (int i = 0; i < babble.Length; i++)
            {
                babble[i] += talk[i];
            }
        }

        return babble;
    }

    private static bool[] Label(double[] voice)
    {
        double[] levels = [.. voice.Chunk(FrameSamples).Select(frame => 20 * Math.Log10(Power(frame) + 1e-9))];
        double active = levels.Order().ElementAt(levels.Length * 9 / 10);
        bool[] labels = [.. levels.Select(level => level > active - BelowActive && level > -60)];
        int last = -1;
        for (int i = 0; i < labels.Length; i++)
        {
            if (!labels[i])
            {
                continue;
            }

            if (last >= 0 && i - last <= FilledGap)
            {
                labels.AsSpan(last, i - last).Fill(true);
            }

            last = i;
        }

        return labels;
    }

    // Suppression lets go after some hang-over.
    private static bool IsNear(bool[] labels, int frame) => labels.AsSpan(Math.Max(0, frame - HangOver), Math.Min(frame, HangOver) + 1).Contains(true);

    private static double Power(double[] voice, bool[] labels) => Power([.. voice.Where((_, i) => labels[i / FrameSamples])]);

    private static double Power(double[] samples) => samples.Length == 0 ? 0 : Math.Sqrt(samples.Sum(sample => sample * sample) / samples.Length);
}
