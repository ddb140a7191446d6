using CxBridge.Domain.Calls;

namespace CxBridge.Media.Turns;

/// <summary>Keeps, for each answer of the bot, where the time went between the caller's last sound and the bot's first one SENT.</summary>
internal sealed class LatencyLedger
{
    private readonly List<TurnLatency> _turns = [];
    private bool _open;
    private long _end;
    private long _transcribed;
    private long _decided;
    private long _firstSentence;

    /// <summary>Answers that were heard.</summary>
    public IReadOnlyList<TurnLatency> Turns => _turns;

    /// <summary>A turn was taken, and an answer is being made.</summary>
    public void Decided(CallerSpeech speech, long now)
    {
        _open = true;
        _end = speech.End;
        _transcribed = speech.TranscribedAt;
        _decided = now;
        _firstSentence = -1;
    }

    /// <summary>The first sentence of the answer is there.</summary>
    public void Sentence(long now) => _firstSentence = _firstSentence < 0 ? now : _firstSentence;

    /// <summary>The answer was overtaken before it was heard, or there was none.</summary>
    public void Abandon() => _open = false;

    /// <summary>The frame in which the answer's first sound was sent, or -1.</summary>
    public void Sent(long frame)
    {
        if (!_open || frame < 0 || _firstSentence < 0)
        {
            return;
        }

        _open = false;
        _turns.Add(new TurnLatency(
            Milliseconds(_decided - _end),
            Milliseconds(_transcribed - _end),
            Milliseconds(_firstSentence - _decided),
            Milliseconds(frame - _firstSentence),
            Milliseconds(frame - _end)));
    }

    private static double Milliseconds(long frames) => Math.Max(0, frames) * AudioFrame.Milliseconds;
}
