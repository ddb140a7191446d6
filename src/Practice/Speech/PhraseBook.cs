using System.Collections.Concurrent;
using CxBridge.Domain.Speech;
using CxBridge.Practice.Callees;

namespace CxBridge.Practice.Speech;

/// <summary>Words of callees as sound, each synthesised once. What it holds is bounded by the wordings and voices of the persona files.</summary>
public sealed class PhraseBook(ITextToSpeech speech) : IDisposable
{
    // One at a time: sixteen calls that ring at once must not take the processor from the calls that are up.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<(VoiceSettings Voice, string Text), short[]> _clips = new();

    /// <summary>Tries voices out, so that a missing one is told at the start and not in the midst of a call.</summary>
    /// <exception cref="SpeechUnavailableException">A voice is not to be had.</exception>
    public async Task TryOutAsync(IEnumerable<VoiceSettings> voices, CancellationToken cancellationToken)
    {
        foreach (VoiceSettings voice in voices)
        {
            await FindAsync(voice, "Hello.", cancellationToken);
        }
    }

    /// <summary>The sound of everything that may be said in a call.</summary>
    /// <exception cref="SpeechUnavailableException">A voice is not to be had.</exception>
    public async Task<IReadOnlyDictionary<string, short[]>> PrepareAsync(CalleeScript script, CancellationToken cancellationToken)
    {
        var clips = new Dictionary<string, short[]>(StringComparer.Ordinal);
        foreach (string text in script.Texts)
        {
            clips[text] = SpokenClip.AtLevel(await FindAsync(script.Voice, text, cancellationToken), script.SpeechDbfs);
        }

        return clips;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<short[]> FindAsync(VoiceSettings voice, string text, CancellationToken cancellationToken)
    {
        if (_clips.TryGetValue((voice, text), out short[]? known))
        {
            return known;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_clips.TryGetValue((voice, text), out known))
            {
                return known;
            }

            short[] spoken = await speech.SynthesizeWholeAsync(new SpeechRequest(text, voice, Telephone.SampleRate), cancellationToken);
            return _clips[(voice, text)] = SpokenClip.Trim(spoken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
