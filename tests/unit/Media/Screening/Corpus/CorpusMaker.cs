using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using static CxBridge.Tests.Unit.Media.Screening.Corpus.LineSounds;

namespace CxBridge.Tests.Unit.Media.Screening.Corpus;

/// <summary>
/// Makes a set of answered calls, the same for the same half.
/// <code>
/// 1 pick      kind, text, voice, rate of speech, pause before it, noise, level, law of the codec, from one seeded generator
/// 2 speak     by the product's own text-to-speech, which caches on disk
/// 3 put       a person waits after the greeting and asks again; a machine beeps and falls silent
/// 4 carry     noise on top, then G.711
/// </code>
/// </summary>
internal sealed class CorpusMaker(ITextToSpeech voices)
{
    private static readonly (CallKind Kind, int Count)[] Mix =
    [
        (CallKind.ShortHello, 70), (CallKind.Name, 50), (CallKind.Business, 24),
        (CallKind.PersonalVoicemail, 72), (CallKind.CarrierVoicemail, 32), (CallKind.Menu, 18), (CallKind.Announcement, 10), (CallKind.Tone, 12), (CallKind.Music, 6),
    ];

    private static readonly VoiceSettings[] Voices =
    [
        new("espeak-ng", "en-us"), new("espeak-ng", "en-us+f3"), new("espeak-ng", "en-us+m3"), new("espeak-ng", "en-gb"), new("espeak-ng", "en-us+f5"),
        new("flite", "slt"), new("flite", "rms"), new("flite", "awb"), new("flite", "kal16"),
    ];

    private static readonly double[][] Beeps = [[1000], [800], [440], [1400], [620], [1004], [950, 1400], [480, 950], [2000]];

    public async Task<IReadOnlyList<Sample>> MakeAsync(CorpusHalf half, int seed)
    {
        var random = new Random(seed);
        var samples = new List<Sample>();
        foreach ((CallKind kind, int count) in Mix)
        {
            string[] texts = half == CorpusHalf.Tuning ? GreetingTexts.For(kind) : HeldOutTexts.For(kind);
            for (int i = 0; i < count; i++)
            {
                string text = Fill(texts[i % texts.Length], half, random);
                samples.Add(await MakeAsync(kind, text, i, random));
            }
        }

        return samples;
    }

    private async Task<Sample> MakeAsync(CallKind kind, string text, int index, Random random)
    {
        VoiceSettings voice = Voices[random.Next(Voices.Length)] with { WordsPerMinute = 150 + random.Next(50) };
        double pause = 0.1 + (0.7 * random.NextDouble() * random.NextDouble());
        double level = -18 - random.Next(12);
        double snr = (new double[] { 45, 35, 30, 25, 20, 15 })[random.Next(6)];
        Noise colour = random.Next(2) == 0 ? Noise.White : Noise.Car;
        AudioCodec codec = random.Next(2) == 0 ? AudioCodec.Pcmu : AudioCodec.Pcma;
        double[] beep = Beeps[random.Next(Beeps.Length)];
        double beepLength = 0.2 + (0.8 * random.NextDouble());
        double beforeBeep = 0.1 + (0.9 * random.NextDouble());
        double[] speech = text.Length == 0 ? [] : await SpeakAsync(text, voice, level);
        bool beeps = kind is CallKind.PersonalVoicemail || (kind == CallKind.CarrierVoicemail && text.Contains("message", StringComparison.Ordinal));
        double[] sound = kind switch
        {
            CallKind.ShortHello or CallKind.Name or CallKind.Business => Join(Silence(pause), speech, Silence(1.6), await SpeakAsync("Hello?", voice, level), Silence(2)),
            CallKind.Announcement => Join(Silence(pause), Sit(index), Silence(0.3), speech, Silence(2)),
            CallKind.Tone => Join(Silence(pause), Tones(index)),
            CallKind.Music => Join(Silence(pause), Music(8, level, random)),
            _ when beeps => Join(Silence(pause), speech, Silence(beforeBeep), Tone(beepLength, level + 2, beep), Silence(3)),
            _ => Join(Silence(pause), speech, Silence(3)),
        };
        TimeSpan? beepAt = beeps ? TimeSpan.FromSeconds(pause + ((double)speech.Length / Rate) + beforeBeep) : null;
        double[] noisy = Add(sound, LineSounds.Noise((double)sound.Length / Rate, level - snr, colour, random));
        string name = $"{kind} {index}: '{text}' {voice.Engine}/{voice.Name} {voice.WordsPerMinute} wpm, {snr} dB over {colour}{(beeps ? $", beep {string.Join('+', beep)} Hz {beepLength:F2} s" : "")}";
        return new Sample(name, kind, Carry(noisy, codec), beepAt);
    }

    private async Task<double[]> SpeakAsync(string text, VoiceSettings voice, double level)
    {
        short[] spoken = await voices.SynthesizeWholeAsync(new SpeechRequest(text, voice, Rate), CancellationToken.None);
        return Level(Of(spoken), level);
    }

    private static string Fill(string text, CorpusHalf half, Random random) => text
        .Replace("{name}", Pick(half == CorpusHalf.Tuning ? GreetingTexts.Names : HeldOutTexts.Names, random), StringComparison.Ordinal)
        .Replace("{family}", Pick(half == CorpusHalf.Tuning ? GreetingTexts.Families : HeldOutTexts.Families, random), StringComparison.Ordinal)
        .Replace("{firm}", Pick(half == CorpusHalf.Tuning ? GreetingTexts.Firms : HeldOutTexts.Firms, random), StringComparison.Ordinal);

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];

    // Intercept, vacant code, no circuit, reorder, and the international one (ITU-T Q.35).
    private static double[] Sit(int index) => (index % 5) switch
    {
        0 => Join(Tone(0.274, -22, 913.8), Tone(0.274, -22, 1370.6), Tone(0.38, -22, 1776.7)),
        1 => Join(Tone(0.38, -22, 985.2), Tone(0.274, -22, 1370.6), Tone(0.38, -22, 1776.7)),
        2 => Join(Tone(0.38, -22, 985.2), Tone(0.38, -22, 1428.5), Tone(0.38, -22, 1776.7)),
        3 => Join(Tone(0.274, -22, 913.8), Tone(0.38, -22, 1428.5), Tone(0.38, -22, 1776.7)),
        _ => Join(Tone(0.33, -22, 950), Silence(0.02), Tone(0.33, -22, 1400), Silence(0.02), Tone(0.33, -22, 1800)),
    };

    // Fax answering, fax calling, busy and congestion in the American and the European way.
    private static double[] Tones(int index) => (index % 6) switch
    {
        0 => Join(Tone(3, -16, 2100), Silence(2)),
        1 => Repeat(3, Tone(0.5, -16, 1100), Silence(3)),
        2 => Repeat(6, Tone(0.5, -20, 480, 620), Silence(0.5)),
        3 => Repeat(12, Tone(0.25, -20, 480, 620), Silence(0.25)),
        4 => Repeat(6, Tone(0.5, -20, 425), Silence(0.5)),
        _ => Repeat(12, Tone(0.25, -20, 425), Silence(0.25)),
    };

    private static double[] Repeat(int times, params double[][] parts) => Join(Enumerable.Repeat(parts, times).SelectMany(x => x));
}
