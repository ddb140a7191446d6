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
/// 4 done                  what screens is let go of: the call may last for an hour
/// </code>
/// Called within frames only, until it is disposed of.
/// </summary>
internal sealed class CallScreener(SoundScreening screening, MachineMessage? message, TimeSpan beepTimeout) : IAsyncDisposable
{
    private SoundScreening? _screening = screening;
    private MessageCue? _cue;
    private Task _lettingGo = Task.CompletedTask;

    /// <summary>A message is for a machine: there is no conversation.</summary>
    public bool LeavesMessage { get; private set; }

    /// <summary>Takes a frame.</summary>
    /// <returns>A verdict in the frame that brings it, the first or its correction; else null.</returns>
    public ScreeningVerdict? Hear(ReadOnlySpan<short> samples)
    {
        if (_screening is not { } screening)
        {
            return null;
        }

        ScreeningVerdict? verdict = screening.IsDone && _cue is null ? null : screening.Process(samples);
        if (verdict is not null)
        {
            Judge(verdict);
        }
        else if (_cue is { } cue && cue.Add(screening))
        {
            _cue = null;
            message!.Speak();
        }

        if (screening.IsDone && _cue is null)
        {
            LetGo();
        }

        return verdict;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        LetGo();
        await _lettingGo;
    }

    private void LetGo()
    {
        if (Interlocked.Exchange(ref _screening, null) is { } screening)
        {
            // Not in the frame: its recogniser may take its time to close.
            _lettingGo = Task.Run(() => screening.DisposeAsync().AsTask());
        }
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
