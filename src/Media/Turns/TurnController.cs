using CxBridge.Domain.Bots;
using CxBridge.Domain.Speech;

namespace CxBridge.Media.Turns;

/// <summary>
/// Decides when the caller's turn is over.
/// <code>
/// 1 speech begins                     an utterance; a turn has one or more
/// 2 speech ends                       the clock of endpointing starts at the END OF SPEECH, not when the gate noticed it
/// 3 new speech                        cancels the clock: they only drew breath
/// 4 final transcript of every utterance, and MinEndpointing over   -> the turn
/// 5 MaxEndpointing over                                            -> the turn with what is there
/// </code>
/// A noise without words that lasted less than 400 ms is nobody's turn. Times are frames of the media clock.
/// </summary>
internal sealed class TurnController(TurnSettings settings)
{
    private const int ShortestUnderstood = 20;
    private readonly int _min = AudioFrame.Count(settings.MinEndpointing);
    private readonly int _max = AudioFrame.Count(settings.MaxEndpointing);
    private readonly SortedDictionary<int, Part> _parts = [];
    private bool _speaking;
    private long _start = -1;
    private long _end;
    private long _transcribed;
    private int _voiced;

    /// <summary>The caller speaks, or what they said waits for its end.</summary>
    public bool IsOpen => _speaking || _parts.Count > 0;

    /// <summary>The caller speaks.</summary>
    public bool IsSpeaking => _speaking;

    /// <summary>Step 1 and 3.</summary>
    public void SpeechStarted(int utterance, long onset)
    {
        _speaking = true;
        _start = _parts.Count == 0 ? onset : _start;
        _voiced = _parts.Count == 0 ? 0 : _voiced;
        _parts[utterance] = Part.Pending;
    }

    /// <summary>Counts a frame of speech.</summary>
    public void Voiced() => _voiced++;

    /// <summary>Step 2.</summary>
    public void SpeechStopped(long end)
    {
        _speaking = false;
        _end = end;
    }

    /// <summary>A final transcript.</summary>
    public void Transcribed(Transcript transcript, long now)
    {
        // One that comes after its turn was taken belongs to nothing any more.
        if (_parts.ContainsKey(transcript.Utterance))
        {
            _parts[transcript.Utterance] = new Part(transcript.Text.Trim(), transcript.Confidence);
            _transcribed = now;
        }
    }

    /// <summary>An utterance is no part of any turn: a backchannel, or speech that nobody was to hear.</summary>
    public void Drop(int utterance) => _parts.Remove(utterance);

    /// <summary>Forgets all, as when a key was pressed instead.</summary>
    public void Reset() => _parts.Clear();

    /// <summary>The caller goes on before anything was answered: the turn that was taken is part of a longer one.</summary>
    public void Reopen(CallerSpeech taken)
    {
        _parts[0] = new Part(taken.Text, taken.Confidence);
        _start = taken.Start;
    }

    /// <summary>Steps 4 and 5.</summary>
    /// <returns>The turn, once.</returns>
    public CallerSpeech? Poll(long now)
    {
        if (_speaking || _parts.Count == 0)
        {
            return null;
        }

        bool waiting = _parts.Values.Any(part => part.Text is null);
        if (now - _end < (waiting ? _max : _min))
        {
            return null;
        }

        List<Part> words = [.. _parts.Values.Where(part => part.Text is { Length: > 0 })];
        _parts.Clear();
        if (words.Count == 0 && _voiced < ShortestUnderstood)
        {
            return null;
        }

        return new CallerSpeech(
            string.Join(' ', words.Select(part => part.Text)),
            words.Count == 0 ? 0 : words.Min(part => part.Confidence),
            _start,
            _end,
            waiting ? now : Math.Max(_transcribed, _end));
    }

    private readonly record struct Part(string? Text, double Confidence)
    {
        public static Part Pending => default;
    }
}
