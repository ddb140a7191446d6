using System.Threading.Channels;
using CxBridge.Domain.Speech;

namespace CxBridge.Tests.Unit.Media.Turns;

/// <summary>Understands what the script says, so many frames after the speech has stopped.</summary>
internal sealed class FakeRecognition : ISpeechRecognition
{
    private readonly Channel<Transcript> _channel = Channel.CreateUnbounded<Transcript>();
    private readonly List<(long Due, Transcript Transcript)> _due = [];
    private int _utterance;
    private long _now;

    /// <summary>What is understood, utterance by utterance; nothing once it is over.</summary>
    public Queue<string> Script { get; } = new();

    public int DelayFrames { get; set; } = 5;

    public Exception? Fault { get; set; }

    public List<SpeechHints> Hints { get; } = [];

    /// <summary>Called with each frame, on the call's own thread.</summary>
    public Action OnWrite { get; set; } = () => { };

    public int SamplesWritten { get; private set; }

    public int Utterances => _utterance;

    public ChannelReader<Transcript> Transcripts => _channel.Reader;

    public void Tick()
    {
        _now++;
        foreach ((_, Transcript transcript) in _due.Where(item => item.Due <= _now))
        {
            _channel.Writer.TryWrite(transcript);
        }

        _due.RemoveAll(item => item.Due <= _now);
    }

    public void Interim(string text) => _channel.Writer.TryWrite(new Transcript(_utterance, TranscriptKind.Interim, text, 0.5));

    public void Expect(SpeechHints hints) => Hints.Add(hints);

    public void SpeechStarted() => _utterance++;

    public void Write(ReadOnlySpan<short> samples)
    {
        SamplesWritten += samples.Length;
        OnWrite();
        if (Fault is { } fault)
        {
            throw fault;
        }
    }

    public void SpeechStopped() =>
        _due.Add((_now + DelayFrames, new Transcript(_utterance, TranscriptKind.Final, Script.TryDequeue(out string? text) ? text : "", 0.9)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
