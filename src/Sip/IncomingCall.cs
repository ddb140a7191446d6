using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip;

/// <summary>An INVITE that waits for a decision. Every member may be called from any thread, and does nothing once the call is decided.</summary>
#pragma warning disable CA1001 // The token source has neither timer nor link, so there is nothing to free; the call's reader owns no life cycle.
public sealed class IncomingCall : IInboundCall
#pragma warning restore CA1001
{
    private readonly IncomingInvite _invite;
    private readonly CancellationTokenSource _cancelled = new();

    internal IncomingCall(SipStack stack, InviteServerTransaction transaction, IReadOnlyList<AgreedMedia> offer, CallSession? replaced)
    {
        Offer = offer;

        // Callbacks of strangers must not run under the gate.
        _invite = new IncomingInvite(stack, transaction, replaced, () => ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), _cancelled, preferLocal: false));
    }

    /// <summary>The SIP Call-ID.</summary>
    public string CallId => Request.CallId;

    /// <summary>User part of the Request-URI: the called number, "" when there is none.</summary>
    public string To => Uri.UnescapeDataString(Request.Uri.User ?? "");

    /// <summary>User part of the From header: the calling number, "" when there is none.</summary>
    public string From => Uri.UnescapeDataString(Request.From.Uri.User ?? "");

    /// <summary>What the caller offers: one entry for each codec known here, most wanted first. Empty when the INVITE has no offer: then
    /// <see cref="Answer"/> makes one.</summary>
    public IReadOnlyList<AgreedMedia> Offer { get; }

    /// <summary>Cancelled when the caller gives up before the decision.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    private SipRequest Request => _invite.Request;

    /// <summary>The first header of that name, or null. Compact names have been expanded.</summary>
    public string? Header(string name) => Request.Headers[name];

    /// <summary>Sends 100 at once.</summary>
    public Task TryingAsync() => UnderGate(() => _invite.Ring(100));

    /// <summary>Sends a provisional response without media.</summary>
    /// <param name="status">180 to 189; 180 rings.</param>
    public Task RingAsync(int status = 180)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 180);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 189);
        return UnderGate(() => _invite.Ring(status));
    }

    /// <summary>Sends 183 with an answer, so that media may flow before the call is answered; reliably where the caller knows how (RFC 3262).
    /// Without an offer to answer it is a plain 183.</summary>
    public Task RingWithMediaAsync(LocalMedia media) => UnderGate(() => _invite.RingWithMedia(media));

    /// <summary>Sends 200, once a reliable 183 has been confirmed. <see cref="LegEvent.Answered"/> is there at once when the INVITE had an offer,
    /// otherwise with the ACK. When the call is decided already, or no codec is in common (488), the leg has ended.</summary>
    /// <param name="media">Where this side receives; ignored in favour of what <see cref="RingWithMediaAsync"/> promised.</param>
    /// <param name="transfers">Takes the caller's wishes to hand this side to somebody else (REFER); null refuses them with 405.</param>
    public ICallLeg Answer(LocalMedia media, TransferHandler? transfers = null)
    {
        lock (_invite.Stack.Gate)
        {
            var events = new LegEvents();
            if (!_invite.IsOpen)
            {
                events.End(new LegEnd(LegEndReason.Cancelled, null, "the call was decided before"));
                return new AnsweredLeg(_invite.Stack, CallId, events, null);
            }

            return new AnsweredLeg(_invite.Stack, CallId, events, _invite.Accept(media, events, transfers));
        }
    }

    /// <summary>Refuses the call.</summary>
    /// <param name="status">300 to 699.</param>
    /// <param name="reason">Reason phrase, or null for the usual one.</param>
    /// <param name="retryAfterSeconds">Adds Retry-After: with 503 it tells a carrier how long to stay away.</param>
    public Task RejectAsync(int status, string? reason = null, int? retryAfterSeconds = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 699);
        return UnderGate(() => Reject(status, reason, retryAfterSeconds));
    }

    /// <summary>Refuses the call because nothing is free, with the status that the settings name: 503 makes a carrier try another host, 486 does not.</summary>
    public Task RejectAsFullAsync() => UnderGate(RefuseAsFull);

    /// <inheritdoc/>
    ICallLeg IInboundCall.Answer(LocalMedia media) => Answer(media);

    /// <inheritdoc/>
    Task IInboundCall.RejectAsync(int status, TimeSpan? retryAfter) => RejectAsync(status, reason: null, retryAfter is { } delay ? (int)delay.TotalSeconds : null);

    /// <summary>Never replies, as if the host were gone. Call it within 200 ms, before the 100 goes out by itself.</summary>
    public void Ignore()
    {
        lock (_invite.Stack.Gate)
        {
            _invite.Ignore();
        }
    }

    /// <summary>Nobody takes calls fast enough. Called under the gate.</summary>
    internal void RefuseAsFull() => Reject(_invite.Stack.Options.StatusWhenFull, reason: null, retryAfterSeconds: 5);

    private void Reject(int status, string? reason, int? retryAfterSeconds)
    {
        // What is answered can be hung up, not refused.
        if (_invite.IsOpen)
        {
            _invite.Reject(status, reason, retryAfterSeconds);
        }
    }

    private Task UnderGate(Action action)
    {
        lock (_invite.Stack.Gate)
        {
            action();
        }

        return Task.CompletedTask;
    }
}
