using System.Collections.Concurrent;
using CxBridge.Domain.Speech;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Calls;

/// <summary>The sentence about a failure as sound, made while all is well, one for each voice: a voice that is down cannot say that it is.</summary>
internal sealed class FailureSpeech(ITextToSpeech provider, IOptions<MediaOptions> options)
{
    private readonly ConcurrentDictionary<VoiceSettings, Task<short[]>> _sounds = new();

    /// <summary>The sound, or none when it is not there yet or could not be made. Never waits: the first ask only begins the work.</summary>
    public ReadOnlyMemory<short> For(VoiceSettings voice)
    {
        Task<short[]> sound = _sounds.GetOrAdd(voice, MakeAsync);
        if (sound.IsCompletedSuccessfully && sound.Result.Length == 0)
        {
            // It could not be made; the next call tries again.
            _sounds.TryRemove(voice, out _);
        }

        return sound.IsCompletedSuccessfully ? sound.Result : ReadOnlyMemory<short>.Empty;
    }

    private async Task<short[]> MakeAsync(VoiceSettings voice)
    {
        try
        {
            return await provider.SynthesizeWholeAsync(new SpeechRequest(options.Value.FailureSentence, voice, AudioFrame.SampleRate), CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever fails here fails again where the call can say so.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }
}
