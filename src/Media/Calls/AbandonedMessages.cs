using System.Collections.Concurrent;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Screening;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Calls;

/// <summary>
/// The message for abandoned calls as sound, made before anybody is dialled who may have to hear it: 256 at most, then all are made anew.
/// Failing one is a reason not to dial.
/// </summary>
internal sealed class AbandonedMessages(ITextToSpeech provider, IOptions<MediaOptions> options)
{
    private const int Most = 256;
    private readonly ConcurrentDictionary<(VoiceSettings Voice, string Text), Task<short[]>> _spoken = new();
    private readonly ConcurrentDictionary<string, Task<short[]>> _files = new();

    /// <summary>The campaign's message in the bot's voice, or its WAV file.</summary>
    /// <param name="attempt">Whose.</param>
    /// <param name="shown">The number that the callee is shown, which is the one to call back.</param>
    /// <param name="voice">The bot's.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file is no telephone sound; see <see cref="WavFile"/>.</exception>
    public Task<short[]> GetAsync(GatedAttempt attempt, PhoneNumber shown, VoiceSettings voice)
    {
        AbandonedMessage message = attempt.Settings.Pacing.Abandoned;
        return message.Sound is { } file
            ? KeptAsync(_files, file, ReadAsync)
            : KeptAsync(_spoken, (voice, message.Speak(shown)), SpeakAsync);
    }

    private static async Task<short[]> KeptAsync<TKey>(ConcurrentDictionary<TKey, Task<short[]>> sounds, TKey key, Func<TKey, Task<short[]>> make)
        where TKey : notnull
    {
        if (sounds.Count > Most)
        {
            sounds.Clear();
        }

        Task<short[]> sound = sounds.GetOrAdd(key, make);
        try
        {
            return await sound;
        }
        catch
        {
            // The next call tries again.
            sounds.TryRemove(new KeyValuePair<TKey, Task<short[]>>(key, sound));
            throw;
        }
    }

    private async Task<short[]> SpeakAsync((VoiceSettings Voice, string Text) what)
    {
        short[] sound = await provider.SynthesizeWholeAsync(new SpeechRequest(what.Text, what.Voice, AudioFrame.SampleRate), CancellationToken.None);
        return sound.Length > 0 ? sound : throw new FormatException("the voice made no sound of the message");
    }

    // Only the name counts: a campaign's settings must not reach outside the folder.
    private async Task<short[]> ReadAsync(string file)
    {
        var message = new FileInfo(Path.Combine(options.Value.MessageFolder, Path.GetFileName(file)));
        (short[]? samples, WavProblem? problem) = WavFile.ProblemOf(message) is { } unread ? (null, unread) : WavFile.Read(await File.ReadAllBytesAsync(message.FullName));
        return samples ?? throw new FormatException($"{problem!.Message}. {problem.Cure}");
    }
}
