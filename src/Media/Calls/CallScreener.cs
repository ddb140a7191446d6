using CxBridge.Domain.Screening;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Screening;

namespace CxBridge.Media.Calls;

/// <summary>
/// Screens one call, and speaks to the machine where the campaign has something to say to one.
/// <code>
/// 1 first verdict         told; the conversation may begin
/// 2 a second look         the verdict may be corrected to machine while the bot already speaks
/// 3 machine, a message    waits for the beep, then speaks; nobody else is heard or speaks from now on
/// </code>
/// Called within frames only.
/// </summary>
internal sealed class CallScreener(SoundScreening screening, MachineMessage? message, TimeSpan beepTimeout)
{
    private MessageCue? _cue;

    /// <summary>A message is for a machine: there is no conversation.</summary>
    public bool LeavesMessage { get; private set; }

    /// <summary>Takes a frame.</summary>
    /// <returns>A verdict in the frame that brings it, the first or its correction; else null.</returns>
    public ScreeningVerdict? Hear(ReadOnlySpan<short> samples)
    {
        if (screening.IsDone && _cue is null)
        {
            return null;
        }

        ScreeningVerdict? verdict = screening.Process(samples);
        if (verdict is not null)
        {
            Judge(verdict);
        }
        else if (_cue is { } cue && cue.Add(screening))
        {
            _cue = null;
            message!.Speak();
        }

        return verdict;
    }

    private void Judge(ScreeningVerdict verdict)
    {
        if (message is null || verdict is not { Answer: AnsweredBy.Machine, Signal: LineSignal.None })
        {
            return;
        }

        LeavesMessage = true;
        message.Prepare();
        _cue = new MessageCue(beepTimeout);
        if (verdict.BeepAt is not null)
        {
            _cue.HeardBeep();
        }
    }
}
