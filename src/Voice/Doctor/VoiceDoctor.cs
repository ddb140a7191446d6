using CxBridge.Domain.Speech;
using CxBridge.Voice.Providers;
using CxBridge.Voice.Providers.PocketSphinx;

namespace CxBridge.Voice.Doctor;

/// <summary>The self check at start-up: which engines, voices and models are on this machine. It also warms the recognisers up.</summary>
public sealed class VoiceDoctor
{
    private readonly IEnumerable<ISpeechEngine> _engines;
    private readonly DecoderPool _recognisers;
    private readonly IVocabulary _vocabulary;

    internal VoiceDoctor(IEnumerable<ISpeechEngine> engines, DecoderPool recognisers, IVocabulary vocabulary) =>
        (_engines, _recognisers, _vocabulary) = (engines, recognisers, vocabulary);

    /// <summary>Looks at every part; never throws for what is missing.</summary>
    public async Task<IReadOnlyList<VoiceFinding>> ExamineAsync(CancellationToken cancellationToken)
    {
        List<VoiceFinding> findings = [];
        foreach (ISpeechEngine engine in _engines)
        {
            findings.Add(await ExamineAsync(engine, cancellationToken));
        }

        // Off the caller's thread: loading models takes a second.
        findings.Add(await Task.Run(ExamineRecogniser, cancellationToken));
        return findings;
    }

    private static async Task<VoiceFinding> ExamineAsync(ISpeechEngine engine, CancellationToken cancellationToken)
    {
        string part = $"text-to-speech {engine.Name}";
        try
        {
            IReadOnlyList<string> voices = await engine.ListVoicesAsync(cancellationToken);
            return new(part, VoiceHealth.Works, $"{voices.Count} voices: {string.Join(", ", voices.Take(8))}{(voices.Count > 8 ? ", …" : "")}");
        }
        catch (SpeechUnavailableException e)
        {
            return new(part, VoiceHealth.Missing, e.Message);
        }
    }

    private VoiceFinding ExamineRecogniser()
    {
        const string part = "speech-to-text pocketsphinx";
        try
        {
            _recognisers.Start();
            return new(part, VoiceHealth.Works, $"model en-us, dictionary {(_vocabulary.Knows("yes") ? "read" : "without the word yes")}");
        }
        catch (SpeechUnavailableException e)
        {
            return new(part, VoiceHealth.Missing, e.Message);
        }
    }
}
