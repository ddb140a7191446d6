using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using CxBridge.Domain.Speech;
using CxBridge.Voice.Providers;
using CxBridge.Voice.Sounds;
using CxBridge.Voice.Texts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Voice.Speaking;

/// <summary>Speaks texts, a sentence at a time.
/// <code>
/// 1 words       "at 9:30" -> "at nine thirty a m"
/// 2 sentences   the first is played while the next is made
/// 3 look up     memory, disk, or a request under way for the same sentence (single flight)
/// 4 speak       the voice's engine, then fit for a telephone line
/// 5 deliver     with a breath between sentences
/// </code></summary>
internal sealed class CachedTextToSpeech : ITextToSpeech
{
    private const int MaxText = 1000;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(150);

    private readonly FrozenDictionary<string, ISpeechEngine> _engines;
    private readonly MemoryCache _memory;
    private readonly DiskCache _disk;
    private readonly ConcurrentDictionary<SentenceKey, Task<short[]>> _flights = new();

    public CachedTextToSpeech(IEnumerable<ISpeechEngine> engines, IOptions<VoiceOptions> options, TimeProvider time, ILogger<DiskCache> logger)
    {
        _engines = engines.ToFrozenDictionary(engine => engine.Name);
        _memory = new(options.Value.CacheMemoryMegabytes * 1024L * 1024);
        _disk = new(options.Value.CacheFolder, options.Value.CacheDiskMegabytes * 1024L * 1024, time, logger);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Text.Length, MaxText, nameof(request));
        if (request.SampleRate is not (8000 or 16000))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.SampleRate, "8000 or 16000 Hz");
        }

        // 1 words, 2 sentences
        bool isFirst = true;
        foreach (string sentence in Sentences.Split(SpeakableText.Normalise(request.Text)))
        {
            short[] sound = await FindOrSpeakAsync(sentence, request.Voice, request.SampleRate).WaitAsync(cancellationToken);

            // 5 deliver
            if (!isFirst)
            {
                yield return new short[(int)(request.SampleRate * Breath.TotalSeconds)];
            }

            isFirst = false;
            yield return sound;
        }
    }

    /// <summary>Step 3. The work belongs to nobody's call: a caller who gives up leaves it to the others who wait, and to the cache. The engine bounds its time.</summary>
    private Task<short[]> FindOrSpeakAsync(string sentence, VoiceSettings voice, int sampleRate)
    {
        SentenceKey key = SentenceKey.Of(sentence, voice, sampleRate);
        if (_memory.Find(key) is { } ready)
        {
            return Task.FromResult(ready);
        }

        TaskCompletionSource<short[]> mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<short[]> flight = _flights.GetOrAdd(key, mine.Task);
        if (flight == mine.Task)
        {
            // Owned by the flight itself: it never throws, and everything it has to say goes through its completion.
            _ = FlyAsync(mine, key, sentence, voice, sampleRate);
        }

        return flight;
    }

    private async Task FlyAsync(TaskCompletionSource<short[]> done, SentenceKey key, string sentence, VoiceSettings voice, int sampleRate)
    {
        try
        {
            short[]? sound = await _disk.FindAsync(key, CancellationToken.None);
            if (sound is null)
            {
                sound = await SpeakAsync(sentence, voice, sampleRate);
                await _disk.KeepAsync(key, sound, CancellationToken.None);
            }

            _memory.Keep(key, sound);
            done.SetResult(sound);
        }
        catch (Exception e)
        {
            done.SetException(e);
        }
        finally
        {
            // After memory has it, or after a failure, which the next request may try again.
            _flights.TryRemove(key, out _);
        }
    }

    /// <summary>Step 4.</summary>
    private async Task<short[]> SpeakAsync(string sentence, VoiceSettings voice, int sampleRate)
    {
        if (!_engines.TryGetValue(voice.Engine, out ISpeechEngine? engine))
        {
            throw new SpeechUnavailableException($"There is no speech engine '{voice.Engine}'. Known: {string.Join(", ", _engines.Keys.Order())}");
        }

        short[] sound = TelephoneVoice.Prepare(await engine.SpeakAsync(sentence, voice, CancellationToken.None), sampleRate);
        return sound.Length > 0 ? sound : throw new SpeechUnavailableException($"{voice.Engine} made no sound with voice '{voice.Name}'.");
    }
}
