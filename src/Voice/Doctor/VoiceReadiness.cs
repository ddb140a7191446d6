using System.Collections.Concurrent;
using CxBridge.Domain.Speech;
using CxBridge.Voice.Providers;
using CxBridge.Voice.Providers.PocketSphinx;

namespace CxBridge.Voice.Doctor;

/// <summary>Whether this machine can speak with a voice, and hear, at this moment: tried out, not looked up in a cache of sentences.</summary>
public sealed class VoiceReadiness
{
    private const string Trial = "ready";
    private static readonly TimeSpan WhileItWorks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileItFails = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, ISpeechEngine> _engines;
    private readonly Action _startRecognisers;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<VoiceSettings, Finding> _findings = new();

    internal VoiceReadiness(IEnumerable<ISpeechEngine> engines, Action startRecognisers, TimeProvider time) =>
        (_engines, _startRecognisers, _time) = (engines.ToDictionary(engine => engine.Name, StringComparer.Ordinal), startRecognisers, time);

    /// <summary>Looks, at most once a minute for each voice, and every 10 s while something is missing.</summary>
    /// <returns>What is missing and the cure; null when nothing is.</returns>
    public async ValueTask<string?> FindMissingAsync(VoiceSettings voice, CancellationToken cancellationToken)
    {
        if (_findings.TryGetValue(voice, out Finding? known) && _time.GetElapsedTime(known.At) < (known.Missing is null ? WhileItWorks : WhileItFails))
        {
            return known.Missing;
        }

        string? missing = await TryOutAsync(voice, cancellationToken);
        _findings[voice] = new Finding(missing, _time.GetTimestamp());
        return missing;
    }

    private async Task<string?> TryOutAsync(VoiceSettings voice, CancellationToken cancellationToken)
    {
        try
        {
            if (!_engines.TryGetValue(voice.Engine, out ISpeechEngine? engine))
            {
                return $"There is no text-to-speech engine '{voice.Engine}'. Publish the bot with one of: {string.Join(", ", _engines.Keys)}.";
            }

            await engine.SpeakAsync(Trial, voice, cancellationToken);
            // Loading models takes a second, once; off the caller's thread.
            await Task.Run(_startRecognisers, cancellationToken);
            return null;
        }
        catch (SpeechUnavailableException e)
        {
            return e.Message;
        }
    }

    private sealed record Finding(string? Missing, long At);
}
