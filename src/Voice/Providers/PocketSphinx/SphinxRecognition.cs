using System.Threading.Channels;
using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>The ear on one call: gathers an utterance, hands it to the pool, delivers transcripts in order.
/// <code>
///  state    | SpeechStarted      | Write  | SpeechStopped
///  silent   | gather             | drop   | ignore: nothing was begun
///  speaking | stop, then gather  | gather | post to the pool
/// </code>
/// Utterances of one call go to the pool one after the other: two decoders could otherwise deliver them in the wrong order.</summary>
internal sealed class SphinxRecognition(DecoderPool pool) : ISpeechRecognition
{
    private const int SampleRate = 16_000;
    private const int MaxSamples = 30 * SampleRate;
    private const int MaxTranscripts = 64;

    // A reader that fell this far behind lost the call long ago; the oldest transcript goes.
    private readonly Channel<Transcript> _transcripts = Channel.CreateBounded<Transcript>(
        new BoundedChannelOptions(MaxTranscripts) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Lock _gate = new();
    private readonly Queue<Utterance> _waiting = new();
    private short[] _sound = new short[4 * SampleRate];
    private SpeechHints _hints = SpeechHints.None;
    private int _length;
    private int _utterance;
    private State _state;
    private bool _isBusy;

    /// <inheritdoc/>
    public ChannelReader<Transcript> Transcripts => _transcripts.Reader;

    /// <inheritdoc/>
    public void Expect(SpeechHints hints) => _hints = hints;

    /// <inheritdoc/>
    public void SpeechStarted()
    {
        SpeechStopped();
        _utterance++;
        _length = 0;
        _state = State.Speaking;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> samples)
    {
        if (_state == State.Silent)
        {
            return;
        }

        // Beyond the longest utterance the rest is cut, as the port says.
        ReadOnlySpan<short> taken = samples[..Math.Min(samples.Length, MaxSamples - _length)];
        if (_length + taken.Length > _sound.Length)
        {
            Array.Resize(ref _sound, Math.Min(MaxSamples, Math.Max(_sound.Length * 2, _length + taken.Length)));
        }

        taken.CopyTo(_sound.AsSpan(_length));
        _length += taken.Length;
    }

    /// <inheritdoc/>
    public void SpeechStopped()
    {
        if (_state == State.Silent)
        {
            return;
        }

        _state = State.Silent;
        Utterance utterance = new(_utterance, _sound.AsMemory(0, _length).ToArray(), _hints, Heard);
        lock (_gate)
        {
            if (_isBusy)
            {
                _waiting.Enqueue(utterance);
                return;
            }

            _isBusy = true;
        }

        pool.Post(utterance);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _waiting.Clear();
        }

        _transcripts.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    /// <summary>On a decoder's thread, or on the caller's own when the pool is full.</summary>
    private void Heard(Transcript transcript)
    {
        _transcripts.Writer.TryWrite(transcript);
        Utterance? next;
        lock (_gate)
        {
            _isBusy = _waiting.TryDequeue(out next);
        }

        if (next is not null)
        {
            pool.Post(next);
        }
    }

    private enum State
    {
        Silent,
        Speaking,
    }
}
