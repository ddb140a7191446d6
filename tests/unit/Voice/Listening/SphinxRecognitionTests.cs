using CxBridge.Domain.Speech;
using CxBridge.Voice;
using CxBridge.Voice.Doctor;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Unit.Voice.Listening;

public sealed class SphinxRecognitionTests : IAsyncDisposable
{
    private static readonly SpeechHints Hints = new(["yes", "no"], new Dictionary<string, IReadOnlyList<string>>());

    private readonly ServiceProvider _services = new ServiceCollection().AddVoice().BuildServiceProvider();

    [SpeechFact]
    public async Task EveryUtterance_GetsOneFinalTranscript_InOrder()
    {
        await using ISpeechRecognition recognition = _services.GetRequiredService<ISpeechToText>().Open("en-US");
        recognition.Expect(Hints);
        for (int i = 0; i < 5; i++)
        {
            recognition.SpeechStarted();
            recognition.Write(Noise(seconds: 5 - i));
        }

        // A stop that nothing began is no utterance.
        recognition.SpeechStopped();
        recognition.SpeechStopped();

        for (int i = 1; i <= 5; i++)
        {
            Transcript heard = await recognition.Transcripts.ReadAsync();
            Assert.Equal((i, TranscriptKind.Final, ""), (heard.Utterance, heard.Kind, heard.Text));
        }
    }

    [SpeechFact]
    public async Task AnEndlessUtterance_IsCut_AndStillAnswered()
    {
        await using ISpeechRecognition recognition = _services.GetRequiredService<ISpeechToText>().Open("en-US");
        recognition.SpeechStarted();
        for (int i = 0; i < 40; i++)
        {
            recognition.Write(new short[16_000]);
        }

        recognition.SpeechStopped();

        Assert.Equal("", (await recognition.Transcripts.ReadAsync()).Text);
    }

    [SpeechFact]
    public void AnotherLanguage_IsRefused() =>
        Assert.Throws<SpeechUnavailableException>(() => _services.GetRequiredService<ISpeechToText>().Open("de-DE"));

    [Fact]
    public async Task AMissingModel_IsToldWithItsCure()
    {
        await using ServiceProvider services = new ServiceCollection().AddVoice(o => o.RecogniserModel = "/nowhere").BuildServiceProvider();

        IReadOnlyList<VoiceFinding> findings = await services.GetRequiredService<VoiceDoctor>().ExamineAsync(CancellationToken.None);

        VoiceFinding recogniser = Assert.Single(findings, f => f.Part.StartsWith("speech-to-text", StringComparison.Ordinal));
        Assert.Equal(VoiceHealth.Missing, recogniser.Health);
        Assert.Contains("apt-get install", recogniser.Details, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static short[] Noise(int seconds)
    {
        Random random = new(seconds);
        return [.. Enumerable.Range(0, seconds * 16_000).Select(_ => (short)random.Next(-3000, 3000))];
    }
}
