using System.Threading.Channels;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Screening;
using static CxBridge.Tests.Unit.Media.Screening.Corpus.LineSounds;

namespace CxBridge.Tests.Unit.Media.Screening;

/// <summary>What a network plays before the answer.</summary>
public sealed class EarlyScreeningTests
{
    public static TheoryData<string, LineSignal, double[]> Reasons => new()
    {
        { "EARLY-SIT-VACANT", LineSignal.VacantCode, Join(Tone(0.38, -22, 985.2), Tone(0.274, -22, 1370.6), Tone(0.38, -22, 1776.7), Silence(1)) },
        { "EARLY-SIT-NOCIRCUIT", LineSignal.NoCircuit, Join(Tone(0.38, -22, 985.2), Tone(0.38, -22, 1428.5), Tone(0.38, -22, 1776.7), Silence(1)) },
        { "EARLY-BUSY", LineSignal.Busy, Repeat(5, Tone(0.5, -20, 425), Silence(0.5)) },
        { "EARLY-CONGESTION", LineSignal.Congestion, Repeat(8, Tone(0.25, -20, 480, 620), Silence(0.25)) },
        { "EARLY-FAX-CED", LineSignal.FaxAnswer, Tone(3, -16, 2100) },
    };

    public static TheoryData<double[]> NoReasons => new()
    {
        Repeat(3, Tone(2, -20, 440, 480), Silence(4)),
        Repeat(4, Tone(1, -20, 425), Silence(4)),
        Join(Silence(1), Tone(0.5, -18, 1000), Silence(3)),
        Silence(20),
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task TonesOfTheNetwork_AreAReasonToGiveUp(string cause, LineSignal signal, double[] sound)
    {
        await using var screening = new EarlyScreening(new ScreeningSettings(), "en-US", null);

        ScreeningVerdict? verdict = Feed(screening, Line(sound));

        Assert.Equal((cause, signal, ScreeningMethod.Rhythm), (verdict?.Cause, verdict?.Signal, verdict?.Method));
    }

    [Theory]
    [MemberData(nameof(NoReasons))]
    public async Task RingingAndBeeps_AreNone(double[] sound)
    {
        await using var screening = new EarlyScreening(new ScreeningSettings(), "en-US", new Heard("the number you have dialed is not in service", SpeechIs.Here));

        // Whatever a recogniser would make of it: nobody speaks, so that it is not asked.
        Assert.Null(Feed(screening, Line(sound)));
    }

    [Theory]
    [InlineData("en-US", "the number you have dialed is not in service", "EARLY-PHRASE-NOTINSERVICE", LineSignal.VacantCode)]
    [InlineData("en-US", "the person you are calling is not", "EARLY-PHRASE-NOTREACHABLE", LineSignal.NotReachable)]
    [InlineData("en-US", "all circuits are busy now", "EARLY-PHRASE-CONGESTED", LineSignal.NoCircuit)]
    [InlineData("de-DE", "kein anschluss unter dieser nummer", "EARLY-PHRASE-NOTINSERVICE", LineSignal.VacantCode)]
    public async Task Announcement_IsAReasonByItsWords(string language, string words, string cause, LineSignal signal)
    {
        await using var screening = new EarlyScreening(new ScreeningSettings(), language, new Heard(words, SpeechIs.Here));

        ScreeningVerdict? verdict = Feed(screening, Sounds.Speech(TimeSpan.FromSeconds(6)));

        Assert.Equal((cause, signal, ScreeningMethod.RhythmAndWords), (verdict?.Cause, verdict?.Signal, verdict?.Method));
        Assert.InRange(verdict!.DecidedAt.TotalSeconds, 3, 3.6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task MusicInPlaceOfRinging_IsNone_WhenNoWordsAreHeardInIt(int seed)
    {
        await using var screening = new EarlyScreening(new ScreeningSettings(), "en-US", new Heard("", SpeechIs.Here));

        Assert.Null(Feed(screening, Line(Music(12, -20, new Random(seed)))));
    }

    [Theory]
    [InlineData("your call is important to us", SpeechIs.Here)]
    [InlineData("", SpeechIs.Here)]
    [InlineData("", SpeechIs.Missing)]
    public async Task SpeechThatSaysNothingOfTheNetwork_IsNone(string words, SpeechIs speech)
    {
        await using var screening = new EarlyScreening(new ScreeningSettings(), "en-US", new Heard(words, speech));

        Assert.Null(Feed(screening, Sounds.Speech(TimeSpan.FromSeconds(8))));
    }

    private static short[] Line(double[] sound) => Carry(Add(sound, Noise((double)sound.Length / Rate, -45, Corpus.Noise.White, new Random(7))), AudioCodec.Pcma);

    private static ScreeningVerdict? Feed(EarlyScreening screening, short[] line)
    {
        ScreeningVerdict? verdict = null;
        for (int at = 0; at + AudioFrame.Samples <= line.Length; at += AudioFrame.Samples)
        {
            verdict ??= screening.Process(line.AsSpan(at, AudioFrame.Samples));
        }

        return verdict;
    }

    private static double[] Repeat(int times, params double[][] parts) => Join(Enumerable.Repeat(parts, times).SelectMany(x => x));

    public enum SpeechIs
    {
        Here,
        Missing,
    }

    /// <summary>Hears the same words in whatever it is given.</summary>
    private sealed class Heard(string words, SpeechIs speech) : ISpeechToText, ISpeechRecognition
    {
        private readonly Channel<Transcript> _transcripts = Channel.CreateUnbounded<Transcript>();

        public ChannelReader<Transcript> Transcripts => _transcripts.Reader;

        public ISpeechRecognition Open(string language) => speech == SpeechIs.Here ? this : throw new SpeechUnavailableException("There is none.");

        public void Expect(SpeechHints hints)
        {
            // It hears freely.
        }

        public void SpeechStarted()
        {
            // Its answer does not depend on it.
        }

        public void Write(ReadOnlySpan<short> samples)
        {
            // Nor on the sound.
        }

        public void SpeechStopped() => _transcripts.Writer.TryWrite(new Transcript(1, TranscriptKind.Final, words, 0.95));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
