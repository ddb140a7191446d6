using CxBridge.Domain.Speech;
using CxBridge.Voice;
using CxBridge.Voice.Speaking;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Unit.Voice.Speaking;

public sealed class CachedTextToSpeechTests : IDisposable
{
    private static readonly VoiceSettings Voice = new("scripted", "one");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cxbridge-test-");
    private readonly ScriptedEngine _engine = new();

    [Fact]
    public async Task ASentence_IsSpokenOnce_HoweverOftenItIsAskedFor()
    {
        CachedTextToSpeech speech = New();
        Task<short[]>[] all = [.. Enumerable.Range(0, 20).Select(_ => SayAsync(speech, "Hello."))];
        _engine.LetItAnswer();

        short[][] sounds = await Task.WhenAll(all);
        await SayAsync(speech, "  Hello.  ");

        Assert.Single(_engine.Spoken);
        Assert.All(sounds, sound => Assert.Equal(sounds[0], sound));
    }

    [Fact]
    public async Task ACallerWhoGivesUp_LeavesTheSoundToOthers()
    {
        CachedTextToSpeech speech = New();
        using CancellationTokenSource gone = new();
        Task<short[]> first = SayAsync(speech, "Hello.", cancellationToken: gone.Token);
        Task<short[]> second = SayAsync(speech, "Hello.");

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _engine.LetItAnswer();

        Assert.NotEmpty(await second);
        Assert.Single(_engine.Spoken);
    }

    [Fact]
    public async Task AFailure_IsToldAndNotKept()
    {
        CachedTextToSpeech speech = New();
        _engine.LetItAnswer();
        _engine.Failure = new SpeechUnavailableException("broken");
        await Assert.ThrowsAsync<SpeechUnavailableException>(() => SayAsync(speech, "Hello."));

        _engine.Failure = null;

        Assert.NotEmpty(await SayAsync(speech, "Hello."));
    }

    [Fact]
    public async Task SoundsOnDisk_OutliveTheProcess()
    {
        _engine.LetItAnswer();
        short[] before = await SayAsync(New(), "Hello.");

        short[] after = await SayAsync(New(), "Hello.");

        Assert.Equal(before, after);
        Assert.Single(_engine.Spoken);
    }

    [Fact]
    public async Task Sentences_AreSpokenAndKeptOneByOne()
    {
        _engine.LetItAnswer();
        CachedTextToSpeech speech = New();
        await SayAsync(speech, "Hello Ann. How are you?");
        await SayAsync(speech, "Hello Bob. How are you?");

        Assert.Equal(["Hello Ann.", "How are you?", "Hello Bob."], _engine.Spoken);
    }

    [Fact]
    public async Task AnUnknownEngine_IsRefusedWithTheOnesThereAre()
    {
        SpeechUnavailableException e = await Assert.ThrowsAsync<SpeechUnavailableException>(
            () => SayAsync(New(), "Hello.", voice: new("nobody", "one")));

        Assert.Contains("scripted", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_DropsWhatWasNotUsedForLongest()
    {
        MemoryCache cache = new(capacity: 250);
        SentenceKey[] keys = [.. "abc".Select(c => SentenceKey.Of($"{c}", Voice, 8000))];
        cache.Keep(keys[0], new short[50]);
        cache.Keep(keys[1], new short[50]);
        cache.Find(keys[0]);

        cache.Keep(keys[2], new short[50]);

        Assert.NotNull(cache.Find(keys[0]));
        Assert.Null(cache.Find(keys[1]));
        Assert.Equal(200, cache.Bytes);
    }

    [Fact]
    public async Task Disk_StaysWithinItsBounds()
    {
        DiskCache cache = new(_folder.FullName, capacity: 3 * 1024 * 1024, TimeProvider.System, NullLogger<DiskCache>.Instance);
        for (int i = 0; i < 8; i++)
        {
            await cache.KeepAsync(SentenceKey.Of($"{i}", Voice, 8000), new short[512 * 1024], CancellationToken.None);
        }

        Assert.InRange(_folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length), 1, 3 * 1024 * 1024);
        Assert.NotNull(await cache.FindAsync(SentenceKey.Of("7", Voice, 8000), CancellationToken.None));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private CachedTextToSpeech New() => new(
        [_engine], Options.Create(new VoiceOptions { CacheFolder = _folder.FullName }), TimeProvider.System, NullLogger<DiskCache>.Instance);

    private static Task<short[]> SayAsync(CachedTextToSpeech speech, string text, VoiceSettings? voice = null, CancellationToken cancellationToken = default) =>
        speech.SynthesizeWholeAsync(new(text, voice ?? Voice, 8000), cancellationToken);
}
