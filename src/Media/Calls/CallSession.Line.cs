using CxBridge.Domain.Attempts;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Routing;

namespace CxBridge.Media.Calls;

// Step 8 of a call on a line: a slot, at once or within the time that somebody may be kept waiting; otherwise the recorded message.
//
//   greeting ends ---- verdict ---- slot free? -> attach (step 9)
//   |<-------- Media:HoldBeforeAbandon ------->|  none: message, then hang up: abandoned
internal sealed partial class CallSession
{
    private static readonly TimeSpan AfterMessage = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongestMessage = TimeSpan.FromSeconds(60);
    private volatile short[] _message = [];
    private long _screenedAt;
    private bool _finished;
    private Task _seating = Task.CompletedTask;
    private Task _saying = Task.CompletedTask;

    private bool BeganOnLine => _order.Token.Kind == PlaceKind.Line;

    /// <inheritdoc/>
    void ICallObserver.Pressed(char digit)
    {
        if (_view.State == SlotState.Message && digit == _facts!.Attempt.Settings.Pacing.Abandoned.OptOutKey)
        {
            _facts.OptedOut = true;
        }
    }

    // Before the INVITE: who may have to hear it must not be called while it cannot be said.
    private async Task PrepareMessageAsync(GatedAttempt gated)
    {
        if (BeganOnLine)
        {
            _message = await _services.AbandonedMessages.GetAsync(gated, gated.Settings.CallerId, _bot!.Voice).WaitAsync(_services.Options.StoreTimeout, _services.Time);
        }
    }

    // The number of a pool is known once the INVITE is sent. That a message can be made at all was tried before; the one with this number is made while it
    // rings, and who is abandoned before it is ready hears the first.
    private async Task SayShownAsync(GatedAttempt gated)
    {
        if (!BeganOnLine || _leg is not RoutedLeg { Way.Shown: var shown } || shown == gated.Settings.CallerId)
        {
            return;
        }

        // Not before what the leg says next is heard.
        await Task.Yield();
        try
        {
            _message = await _services.AbandonedMessages.GetAsync(gated, shown, _bot!.Voice);
        }
#pragma warning disable CA1031 // The campaign's own number can be called back as well.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogMessageNotMade(_order.Attempt, fault);
        }
    }

    private async Task SeatAsync(CallFacts facts)
    {
        // Not on the frame's thread.
        await Task.Yield();
        TimeSpan left = _services.Options.HoldBeforeAbandon - (SinceGreeting(facts) ?? TimeSpan.Zero);
        Task<int?> seating;
        lock (_lock)
        {
            // Whoever is over by now must not begin to wait: nobody stops a wait that has not begun.
            if (_finished)
            {
                return;
            }

            Enter(SlotState.Waiting);
            seating = _seats.SeatAsync(this, left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        if (await seating is { } slot)
        {
            _view = _view with { Slot = slot };
            _progress?.Seated(slot);
            AttachBot(facts);
        }
        else if (!IsOver())
        {
            // Who has gone by themselves within the time was not kept waiting.
            await AbandonAsync(facts);
        }
    }

    private void AttachBot(CallFacts facts)
    {
        lock (_lock)
        {
            if (_finished)
            {
                return;
            }

            facts.ConnectDelay = SinceGreeting(facts);
            Enter(SlotState.Attaching);
            _sound!.Attach();
        }
    }

    private async Task AbandonAsync(CallFacts facts)
    {
        facts.Abandoned = true;
        facts.ConnectDelay = SinceGreeting(facts);
        Enter(SlotState.Message);
        LogAbandoned(_order.Attempt, facts.ConnectDelay ?? _services.Options.HoldBeforeAbandon);
        try
        {
            using var patience = new CancellationTokenSource(LongestMessage, _services.Time);
            await _sound!.PlayAsync(_message, patience.Token);

            // Time to find the key.
            await Task.Delay(AfterMessage, _services.Time, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // They have hung up, or the message is too long; either way the call ends now.
        }

        Hangup(HangupReason.NormalClearing);
    }

    // Nobody waits for a slot any more, and the bot comes no more.
    private void Finish()
    {
        lock (_lock)
        {
            _finished = true;
        }

        _seats.StopWaiting(this);
    }

    private bool IsOver()
    {
        lock (_lock)
        {
            return _finished || _hangup is not null;
        }
    }

    private TimeSpan? SinceGreeting(CallFacts facts) =>
        facts.GreetingEnd is { } end ? facts.Screening!.DecidedAt - end + _services.Time.GetElapsedTime(_screenedAt) : null;
}
