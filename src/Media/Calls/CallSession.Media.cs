using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Leaks;
using CxBridge.Media.Routing;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Calls;

// Steps 7 to 10: what the sound of the call tells, and what follows.
internal sealed partial class CallSession : ICallObserver
{
    private static readonly TimeSpan LetGo = TimeSpan.FromSeconds(5);
    private ICallSound? _sound;
    private Task _transferring = Task.CompletedTask;
    private volatile string? _broke;
    private MediaSilence? _silence;
    private bool _attended;

    /// <inheritdoc/>
    void ICallObserver.Screened(ScreeningVerdict verdict)
    {
        CallFacts facts = _facts!;
        if (IsInbound || facts.Screening is { Signal: not LineSignal.None })
        {
            // The bot has the call, or is about to; or the line has said that nobody is there, perhaps before an answer that crossed our hang-up.
            return;
        }

        facts.Screening = verdict;
        facts.Action = ActionOn(verdict, facts.Attempt.Settings);
        LogScreened(_order.Attempt, verdict.Answer, verdict.Cause, verdict.Method);
        switch (facts.Action)
        {
            case ScreeningAction.Teardown:
                Hangup(verdict.Answer == AnsweredBy.Machine ? HangupReason.MachineDetected : HangupReason.NormalClearing);
                break;
            case ScreeningAction.LeaveMessage:
                // The sound waits for the beep, and says when it has spoken.
                break;
            default:
                Attend(facts, verdict);
                break;
        }
    }

    // 8 verdict: a slot, where it has none yet, and the bot. A corrected verdict finds both under way.
    private void Attend(CallFacts facts, ScreeningVerdict verdict)
    {
        if (_attended)
        {
            return;
        }

        _attended = true;
        facts.GreetingEnd = verdict.GreetingEnd;
        _screenedAt = _services.Time.GetTimestamp();
        if (BeganOnLine)
        {
            _seating = SeatAsync(facts);
        }
        else
        {
            AttachBot(facts);
        }
    }

    private static ScreeningAction ActionOn(ScreeningVerdict verdict, CampaignSettings settings) => verdict switch
    {
        // There is nobody to be spoken with, and nothing that records.
        { Signal: not LineSignal.None } => ScreeningAction.Teardown,
        { Answer: AnsweredBy.Machine } when settings is { OnMachine: ScreeningAction.LeaveMessage, MachineMessage: null } => ScreeningAction.Teardown,
        { Answer: AnsweredBy.Machine } => settings.OnMachine,
        { Answer: AnsweredBy.Unknown } => settings.OnUnknown,
        _ => ScreeningAction.Continue,
    };

    /// <inheritdoc/>
    void ICallObserver.Attached() => Enter(SlotState.InProgress);

    /// <inheritdoc/>
    void ICallObserver.ConversationEnded(ConversationEnd end)
    {
        _facts!.ConversationEnd = end;
        LogConversationEnded(_order.Attempt, end);
        Hangup(end switch
        {
            ConversationEnd.MaxDuration => HangupReason.MaxDuration,
            ConversationEnd.Failed => HangupReason.Failure,
            _ => HangupReason.NormalClearing,
        });
    }

    /// <inheritdoc/>
    void ICallObserver.TransferWanted(string target) => _transferring = TransferAsync(target);

    /// <inheritdoc/>
    void ICallObserver.MediaTimedOut(MediaSilence silence)
    {
        LogMediaTimeout(_order.Attempt, silence);
        _services.Metrics.MediaTimedOut(silence);
        _silence = silence;
        Hangup(HangupReason.MediaTimeout);
    }

    /// <inheritdoc/>
    void ICallObserver.NotRecorded(Exception fault) => LogNoRecording(_order.Attempt, fault);

    /// <inheritdoc/>
    void ICallObserver.ProviderFailed(Exception fault) => LogProviderFailed(_order.Attempt, fault);

    /// <inheritdoc/>
    void ICallObserver.MediaFailed(Exception fault)
    {
        _facts!.Breakage = Breakage.OurSide;
        if (fault is CallLeakException leak)
        {
            _broke = leak.Message;
            LogLeaked(_order.Attempt, _view.Slot, leak.Message);
        }
        else
        {
            LogBroke(_order.Attempt, fault);
        }

        Hangup(HangupReason.Failure);
    }

    /// <inheritdoc/>
    void ICallObserver.SoundLost(string cause)
    {
        _facts!.Breakage = Breakage.Worker;
        _broke = cause;
        LogSoundLost(_order.Attempt, _order.Token.Slot, cause);
        Hangup(HangupReason.Failure);
    }

    // 7 answered
    private void Answer(AgreedMedia media, ICallSound sound, CallFacts facts)
    {
        if (facts.AnsweredAt is not null)
        {
            return;
        }

        facts.AnsweredAt = _services.Time.GetUtcNow();
        if (_hangup is null)
        {
            Watch(_bot!.MaxCallDuration * 1.1);
        }

        Enter(SlotState.Screening);
        sound.Answer(media);
        if (IsInbound)
        {
            Converse(facts);
        }
    }

    private async Task TransferAsync(string target)
    {
        await Task.Yield();
        bool accepted = false;
        try
        {
            accepted = await _leg!.TransferAsync(target, _watchdog.Token);
        }
#pragma warning disable CA1031 // A transfer that throws is a transfer that failed; the bot says so.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogTransferFailed(_order.Attempt, fault);
        }

        _facts!.Handing = accepted ? Handing.HandedOver : Handing.Refused;
        _sound!.TransferCompleted(accepted);
    }

    // 10 end
    private async Task EndAsync(ICallSound sound, CallFacts facts)
    {
        if (_leg is RoutedLeg routed)
        {
            facts.Way = routed.Way;
            facts.NotSent = routed.NotSent;
        }

        if (facts.End is null)
        {
            // Something threw: the far end must not be left ringing or talking to nobody.
            Hangup(HangupReason.Failure);
        }

        Finish();
        Enter(SlotState.Closing);
        Task<SoundEnd> ending = sound.EndAsync();
        await BoundedAsync(Task.WhenAll(_transferring, _hanging, _seating, _saying), LetGo);
        Learn(await ending, facts);
        if (_leg is not null)
        {
            await BoundedAsync(_leg.DisposeAsync().AsTask(), LetGo);
        }

        await BoundedAsync(_progress!.DisposeAsync().AsTask(), LetGo);
    }

    private void Learn(SoundEnd end, CallFacts facts)
    {
        facts.Conversation = end.Conversation;
        facts.Recording = end.Recording;
        facts.Media = facts.AnsweredAt is null && end.Media is not { EarlyPackets: > 0 } ? null : end.Media;
        if (end.RecordingCut is { } cut)
        {
            LogRecordingCut(_order.Attempt, cut);
        }

        if (_silence is { } silence && facts.End is { Reason: LegEndReason.LocalHangup } hungUp)
        {
            facts.End = hungUp with { Detail = SilenceCause.Of(silence, end.Media) };
        }

        if (_broke is { } cause && facts.End is { } leg)
        {
            facts.End = leg with { Detail = cause };
        }
    }

    private async Task BoundedAsync(Task task, TimeSpan limit)
    {
        try
        {
            await task.WaitAsync(limit, _services.Time);
        }
#pragma warning disable CA1031 // What cannot be let go of must not keep the slot.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotLetGo(_order.Attempt, fault);
        }
    }
}
