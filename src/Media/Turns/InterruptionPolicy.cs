using CxBridge.Domain.Bots;

namespace CxBridge.Media.Turns;

/// <summary>
/// Barge-in: who has the floor when the caller speaks over the bot. Every (what happens, state) pair:
/// <code>
///                                   bot plays                     bot paused by us
/// voiced for BargeIn                Pause                         -
/// voiced for BargeIn + 2 s          -                             Yield: nobody coughs that long
/// words                             Yield                         Yield
/// backchannel                       Wait, the utterance is dropped   Resume, dropped
/// final transcript without words    Wait, dropped                 Resume when FalseInterruption has passed since the speech ended
/// speech over, no transcript        Wait                          Resume when MaxEndpointing has passed
/// piece may not be interrupted      Wait, always                  (never paused)
/// </code>
/// Times are frames.
/// </summary>
internal sealed class InterruptionPolicy(TurnSettings settings)
{
    private const int CertainAfter = 100;
    private readonly int _bargeIn = AudioFrame.Count(settings.BargeIn);
    private readonly int _false = AudioFrame.Count(settings.FalseInterruption);
    private readonly int _late = AudioFrame.Count(settings.MaxEndpointing);
    private int _voiced;
    private bool _speaking;
    private bool _wordless;
    private long _end;

    /// <summary>The caller began to speak, and was heard for so many frames already.</summary>
    public void SpeechStarted(int voiced)
    {
        _speaking = true;
        _wordless = false;
        _voiced = voiced;
    }

    /// <summary>Counts a frame of speech.</summary>
    public void Voiced() => _voiced += _speaking ? 1 : 0;

    /// <summary>The caller's speech ended.</summary>
    public void SpeechStopped(long end)
    {
        _speaking = false;
        _end = end;
    }

    /// <summary>The final transcript of the overlapping speech has no words.</summary>
    public void Wordless() => _wordless = true;

    /// <summary>What to do in this frame, as far as sound alone tells.</summary>
    public OverlapVerdict Decide(OutputState output, long now)
    {
        if (output == OutputState.Playing)
        {
            return _speaking && _voiced >= _bargeIn ? OverlapVerdict.Pause : OverlapVerdict.Wait;
        }

        if (_speaking)
        {
            return _voiced >= _bargeIn + CertainAfter ? OverlapVerdict.Yield : OverlapVerdict.Wait;
        }

        return now - _end >= (_wordless ? _false : _late) ? OverlapVerdict.Resume : OverlapVerdict.Wait;
    }
}
