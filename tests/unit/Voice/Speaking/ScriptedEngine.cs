using System.Collections.Concurrent;
using CxBridge.Domain.Speech;
using CxBridge.Voice.Providers;
using CxBridge.Voice.Sounds;

namespace CxBridge.Tests.Unit.Voice.Speaking;

/// <summary>An engine that hums for 100 ms a sentence, when the test lets it.</summary>
internal sealed class ScriptedEngine : ISpeechEngine
{
    private readonly TaskCompletionSource _mayAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "scripted";

    public ConcurrentQueue<string> Spoken { get; } = new();

    /// <summary>Thrown instead of an answer, when set.</summary>
    public Exception? Failure { get; set; }

    public void LetItAnswer() => _mayAnswer.TrySetResult();

    public async Task<Sound> SpeakAsync(string sentence, VoiceSettings voice, CancellationToken cancellationToken)
    {
        Spoken.Enqueue(sentence);
        await _mayAnswer.Task.WaitAsync(cancellationToken);
        return Failure is { } failure ? throw failure : new([.. Enumerable.Range(0, 1600).Select(i => (float)Math.Sin(i * 0.3) / 4)], 16000);
    }

    public Task<IReadOnlyList<string>> ListVoicesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["one"]);
}
