using CxBridge.Domain.Telephony;
using CxBridge.Sip.Authentication;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip.Calls;

/// <summary>A call between its 2xx and its end, whichever side placed it. Used under the gate.</summary>
/// <remarks>
/// <code>
///   1 Confirmed  -- re-INVITE, UPDATE: answer, MediaChanged -- INFO, OPTIONS, NOTIFY: 200 -- REFER: 202, if wanted --+
///        |  ^------------------------------------------------------------------------------------------------------+
///        |-- BYE received: 200 ----------------------> 3 Ended (RemoteHangup)
///        |-- hang up, limit: BYE --> 2 Ending -- any final response, time-out --> 3 Ended (LocalHangup)
///            (before the ACK of our 2xx the BYE waits for it: RFC 3261 section 15)
/// </code>
/// </remarks>
internal sealed partial class CallSession : IDialogOwner, ICloseable
{
    private readonly SipStack _stack;
    private readonly DigestSession? _credentials;
    private readonly LegEvents _events;
    private readonly ILogger _logger;
    private readonly GateTimer _lifetime;
    private readonly Renegotiation _renegotiation;
    private readonly SuccessAck _ack;
    private readonly int _inviteStatus;
    private readonly GateTimer _endLimit;
    private readonly IncomingTransfer? _incomingTransfer;
    private Transfer? _transfer;
    private Reoffer? _reoffer;
    private LegEnd? _ownEnd;
    private string? _heldBye;
    private bool _holdsBye;

    /// <param name="stack">What it stands on.</param>
    /// <param name="dialog">The confirmed dialog.</param>
    /// <param name="media">What was offered, and maybe agreed.</param>
    /// <param name="credentials">Of the carrier; null when the far end called.</param>
    /// <param name="events">Takes its story.</param>
    /// <param name="farEnd">The far end's INVITE or 2xx: says what it knows.</param>
    /// <param name="transfers">Takes its transfers, or null.</param>
    public CallSession(SipStack stack, Dialog dialog, MediaNegotiator media, DigestSession? credentials, LegEvents events, SipMessage farEnd,
        TransferHandler? transfers = null)
    {
        _stack = stack;
        Dialog = dialog;
        Media = media;
        _credentials = credentials;
        _events = events;
        _inviteStatus = farEnd is SipResponse { Status: var status } ? status : 200;
        _ack = new SuccessAck(stack, dialog, credentials);
        Timer = new SessionTimer(stack, this);
        FarEndKnowsUpdate = farEnd.Headers.List(HeaderName.Allow).Contains(SipMethod.Update.Name);
        _logger = stack.Loggers.CreateLogger<CallSession>();
        _renegotiation = new Renegotiation(stack, this, events);
        _incomingTransfer = transfers is null ? null : new IncomingTransfer(stack, this, transfers);
        _lifetime = stack.Timer(() => Hangup(HangupReason.MaxDuration, new LegEnd(LegEndReason.LocalHangup, _inviteStatus, "the endpoint's limit on the length of a call")));
        _lifetime.Start(stack.Options.MaxCallDuration);
        _endLimit = stack.Timer(() => End(_ownEnd!));
        stack.Dialogs.Add(dialog.Id, this);
        stack.Live.Add(this);
    }

    public Dialog Dialog { get; }

    public MediaNegotiator Media { get; }

    public bool IsEnding => _ownEnd is not null || _events.HasEnded;

    /// <summary>Whether this side placed the call: decides who waits longer when both offer at once.</summary>
    public bool OwnsCallId => _credentials is not null;

    /// <summary>Ends the call when the far end has silently gone.</summary>
    public SessionTimer Timer { get; }

    /// <summary>Whether the far end takes UPDATE (RFC 3311); otherwise a session is refreshed by re-INVITE.</summary>
    public bool FarEndKnowsUpdate { get; set; }

    /// <summary>How long to wait after both sides offered at once: RFC 3261 section 14.1 gives the owner of the Call-ID 2.1 to 4 s, the other side
    /// 0 to 2 s, in steps of 10 ms.</summary>
    public TimeSpan GlarePause() => TimeSpan.FromMilliseconds(10 * (OwnsCallId ? Random.Shared.Next(210, 401) : Random.Shared.Next(0, 201)));

    /// <summary>Sends the ACK of the 2xx to our INVITE, or sends it again.</summary>
    public void Acknowledge(uint inviteSequence) => _ack.Send(inviteSequence);

    /// <summary>1 -> 2. A second call changes nothing.</summary>
    public void Hangup(HangupReason reason, LegEnd? end = null)
    {
        if (IsEnding)
        {
            return;
        }

        _ownEnd = end ?? new LegEnd(LegEndReason.LocalHangup, _inviteStatus, reason.ToString());
        _endLimit.Start(_stack.Timers.Patience);
        Timer.Stop();
        _heldBye = EndReasons.HeaderFor(reason);
        if (!_renegotiation.AwaitsAck && !_holdsBye)
        {
            SendBye();
        }
    }

    /// <summary>Our 2xx has not been sent yet: until <see cref="AwaitAck"/> there is nothing that a BYE could end.</summary>
    public void HoldBye() => _holdsBye = true;

    /// <summary>It was hung up before our 2xx, which will never be sent.</summary>
    public void Abort() => End(_ownEnd!);

    /// <summary>The ACK of our 2xx came, or will never come.</summary>
    public void AckSettled()
    {
        if (_heldBye is not null)
        {
            SendBye();
        }
    }

    /// <summary>The endpoint closes: a BYE that nobody waits for is better than none.</summary>
    public void Close()
    {
        Hangup(HangupReason.Operator, new LegEnd(LegEndReason.LocalHangup, _inviteStatus, "the endpoint closed"));
        if (!_holdsBye)
        {
            AckSettled();
        }

        End(_ownEnd!);
    }

    public DialogRequest Send(SipMethod method, Action<SipRequest> decorate, Action<SipResponse?> completed)
    {
        var request = new DialogRequest(_stack, Dialog, _credentials, method, decorate, completed);
        request.Send();
        return request;
    }

    /// <param name="target">A URI.</param>
    public Transfer Refer(string target)
    {
        _transfer?.Finish(succeeded: false);
        var transfer = new Transfer(_stack);
        _transfer = transfer;
        Send(SipMethod.Refer, refer => refer.Headers.Add(HeaderName.ReferTo, $"<{target}>"), transfer.Answered);
        return transfer;
    }

    public Task<bool> Reoffer(LocalMedia media, MediaDirection direction)
    {
        var next = new Reoffer(_stack, this, _events, media, direction);
        return TryBegin(next) ? next.Outcome : Task.FromResult(false);
    }

    /// <summary>Repeats what is agreed, for the session timer. While another offer is under way that one is the refresh.</summary>
    public void RefreshByInvite() => TryBegin(new Reoffer(_stack, this, _events, Media.Local, direction: null));

    private bool TryBegin(Reoffer next)
    {
        if (_reoffer is { Outcome.IsCompleted: false } || _renegotiation.AwaitsAck)
        {
            return false;
        }

        _reoffer = next;
        next.Send();
        return true;
    }

    public void Handle(ServerTransaction transaction)
    {
        SipRequest request = transaction.Request;
        if (!Dialog.AcceptSequence(request.CSeq.Number))
        {
            Respond(transaction, 500);
            return;
        }

        switch (request.Method.Name)
        {
            case "BYE":
                Respond(transaction, 200);
                End(_ownEnd ?? new LegEnd(LegEndReason.RemoteHangup, _inviteStatus, EndReasons.DetailOf(request, "BYE")));
                break;
            case "INVITE" or "UPDATE":
                _renegotiation.Handle(transaction);
                break;
            case "INFO":
                Respond(transaction, 200);
                if (InfoDtmf.Read(request) is { } digit)
                {
                    _events.Emit(new LegEvent.InfoDtmf(digit));
                }

                break;
            case "NOTIFY" when _transfer is not null && request.Headers[HeaderName.Event]?.StartsWith("refer", StringComparison.OrdinalIgnoreCase) == true:
                Respond(transaction, 200);
                _transfer.Notified(request);
                break;
            case "NOTIFY":
                Respond(transaction, 489);
                break;
            case "REFER" when _incomingTransfer is not null:
                _incomingTransfer.Handle(transaction);
                break;
            case "OPTIONS":
                Respond(transaction, 200, headers => headers.Add(HeaderName.Allow, Allowed));
                break;
            default:
                Respond(transaction, request.Method.IsStandard ? 405 : 501, headers => headers.Add(HeaderName.Allow, Allowed));
                break;
        }
    }

    public void HandleAck(SipRequest ack) => _renegotiation.HandleAck(ack);

    public void HandleLateSuccess(SipResponse response)
    {
        if (_ack.Covers(response.CSeq.Number))
        {
            Acknowledge(response.CSeq.Number);
        }
    }

    /// <summary>Starts to repeat the 2xx of an INVITE of the far end until its ACK comes (RFC 3261 section 13.3.1.4).</summary>
    public void AwaitAck(InviteServerTransaction transaction)
    {
        _holdsBye = false;
        _renegotiation.AwaitAck(transaction);
    }

    /// <summary>To 3.</summary>
    public void End(LegEnd end)
    {
        _lifetime.Stop();
        _endLimit.Stop();
        Timer.Stop();
        _renegotiation.Stop();
        _reoffer?.Stop();
        _transfer?.Finish(succeeded: false);
        _stack.Live.Remove(this);
        _stack.Dialogs.Remove(Dialog.Id, this);
        if (_events.End(end))
        {
            LogEnded(Dialog.Id.CallId, end.Reason, end.Status, end.Detail);
        }
    }

    private string Allowed => _incomingTransfer is null ? SipMethod.Allowed : SipMethod.AllowedWithTransfers;

    private void SendBye()
    {
        string header = _heldBye!;
        _heldBye = null;
        Send(SipMethod.Bye, bye => bye.Headers.Add(HeaderName.Reason, header), _ => End(_ownEnd!));
    }

    private void Respond(ServerTransaction transaction, int status, Action<SipHeaders>? decorate = null)
    {
        SipResponse response = SipResponse.For(transaction.Request, status, Dialog.Id.LocalTag);
        decorate?.Invoke(response.Headers);
        transaction.Respond(response);
    }
}
