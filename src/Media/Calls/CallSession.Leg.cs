using System.Threading.Channels;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls.Sounds;

namespace CxBridge.Media.Calls;

// Steps 5 and 6, and the way to 10: the leg's events lead, until it has ended or is taken for dead.
internal sealed partial class CallSession
{
    // 64 x T1 is 32 s: by then a leg that was hung up has ended, or never will.
    private static readonly TimeSpan AfterHangup = TimeSpan.FromSeconds(45);
    private ICallLeg? _leg;
    private HangupReason? _hangup;
    private Task _hanging = Task.CompletedTask;

    /// <summary>Ends the call, or keeps it from being placed. The first reason counts. Any thread.</summary>
    public void Hangup(HangupReason reason)
    {
        lock (_lock)
        {
            if (_hangup is not null)
            {
                return;
            }

            _hangup = reason;
            if (_leg is { } leg)
            {
                _hanging = HangupAsync(leg, reason);
            }
        }
    }

    private void Lead(ICallLeg leg)
    {
        lock (_lock)
        {
            _leg = leg;
            if (_hangup is { } already)
            {
                _hanging = HangupAsync(leg, already);
            }
        }
    }

    private async Task FollowAsync(ICallLeg leg, ICallSound sound, CallFacts facts)
    {
        while (facts.End is null)
        {
            try
            {
                Follow(await leg.Events.ReadAsync(_watchdog.Token), sound, facts);
            }
            catch (OperationCanceledException)
            {
                LogWatchdog(_order.Attempt, _view.State);
                facts.Breakage = Breakage.OurSide;
                Hangup(HangupReason.Failure);
                facts.End = await LastEventAsync(leg);
            }
            catch (ChannelClosedException)
            {
                facts.Breakage = Breakage.OurSide;
                facts.End = new LegEnd(LegEndReason.LocalHangup, null, "the leg ended without saying how");
            }
        }
    }

    private void Follow(LegEvent what, ICallSound sound, CallFacts facts)
    {
        switch (what)
        {
            case LegEvent.Sent:
                // Each trunk that is tried gets its time.
                Watch(UntilAnswer(facts.Attempt));
                _saying = Task.WhenAll(_saying, SayShownAsync(facts.Attempt));
                break;
            case LegEvent.Ringing ringing:
                Enter(SlotState.Ringing);
                if (ringing.EarlyMedia is { } early)
                {
                    sound.Early(early);
                }

                break;
            case LegEvent.Answered answered:
                Answer(answered.Media, sound, facts);
                break;
            case LegEvent.MediaChanged changed:
                sound.Change(changed.Media);
                break;
            case LegEvent.InfoDtmf pressed:
                sound.Press(pressed.Digit);
                break;
            case LegEvent.Ended ended:
                facts.End = ended.End;
                break;
            default:
                throw new InvalidOperationException($"A leg event of type {what.GetType().Name} is not known here.");
        }
    }

    // The watchdog has fired: what the leg still says is heard for a while, and then it is taken for dead.
    private async Task<LegEnd> LastEventAsync(ICallLeg leg)
    {
        using var patience = new CancellationTokenSource(AfterHangup, _services.Time);
        try
        {
            await foreach (LegEvent what in leg.Events.ReadAllAsync(patience.Token))
            {
                if (what is LegEvent.Ended ended)
                {
                    return ended.End;
                }
            }
        }
        catch (OperationCanceledException)
        {
            LogNeverEnded(_order.Attempt);
        }

        return new LegEnd(LegEndReason.LocalHangup, null, "the leg did not end by itself");
    }

    private async Task HangupAsync(ICallLeg leg, HangupReason reason)
    {
        // Not on the thread that asked: it may be a frame's.
        await Task.Yield();
        Watch(AfterHangup);
        try
        {
            await leg.HangupAsync(reason);
        }
#pragma warning disable CA1031 // The watchdog deals with a leg that cannot be hung up.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogHangupFailed(_order.Attempt, fault);
        }
    }

    private void Watch(TimeSpan limit)
    {
        try
        {
            _watchdog.CancelAfter(limit);
            _bound.Arm(limit + Overdue);
        }
        catch (ObjectDisposedException)
        {
            // The call ended at this very moment.
        }
    }
}
