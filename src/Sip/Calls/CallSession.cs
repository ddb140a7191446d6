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
    private readonly int _inviteStatus;
    private readonly GateTimer _endLimit;
    private readonly IncomingTransfer? _incomingTransfer;
    private Transfer? _transfer;
    private Reoffer? _reoffer;
    private LegEnd? _ownEnd;
    private string? _heldBye;
    private byte[]? _ackBytes;
    private SipRequest? _ack;
    private SipFlow? _ackFlow;

    public CallSession(SipStack stack, Dialog dialog, MediaNegotiator media, DigestSession? credentials, LegEvents events, int inviteStatus,
        TransferHandler? transfers = null)
    {
        _stack = stack;
        Dialog = dialog;
        Media = media;
        _credentials = credentials;
        _events = events;
        _inviteStatus = inviteStatus;
        _logger = stack.Loggers.CreateLogger<CallSession>();
        _renegotiation = new Renegotiation(stack, this, events);
        _incomingTransfer = transfers is null ? null : new IncomingTransfer(stack, this, transfers);
        _lifetime = stack.Timer(() => Hangup(HangupReason.MaxDuration, new LegEnd(LegEndReason.LocalHangup, inviteStatus, "the endpoint's limit on the length of a call")));
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

    /// <summary>Sends the ACK of the 2xx to our INVITE, or repeats it when the 2xx came again (RFC 3261 section 13.2.2.4).</summary>
    public void Acknowledge(uint inviteSequence)
    {
        if (_ack?.CSeq.Number == inviteSequence)
        {
            _stack.Metrics.Retransmitted();
            _stack.Environment.Send(_ackBytes!, _ack, _ackFlow!, failed: null);
            return;
        }

        _stack.Route(Dialog.NextHop, flow =>
        {
            _ack = Dialog.CreateAck(inviteSequence, _stack.NewVia(flow));
            _credentials?.Apply(_ack);
            _ackBytes = SipWriter.Write(_ack);
            _ackFlow = flow;
            _stack.Environment.Send(_ackBytes, _ack, flow, failed: null);
        }, _ => { });
    }

    /// <summary>1 -> 2. A second call changes nothing.</summary>
    public void Hangup(HangupReason reason, LegEnd? end = null)
    {
        if (IsEnding)
        {
            return;
        }

        _ownEnd = end ?? new LegEnd(LegEndReason.LocalHangup, _inviteStatus, reason.ToString());
        _endLimit.Start(_stack.Timers.Patience);
        _heldBye = EndReasons.HeaderFor(reason);
        if (!_renegotiation.AwaitsAck)
        {
            SendBye();
        }
    }

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
        AckSettled();
        End(_ownEnd!);
    }

    public DialogRequest Send(SipMethod method, Action<SipRequest> decorate, Action<SipResponse?> completed)
    {
        var request = new DialogRequest(_stack, Dialog, _credentials, method, decorate, completed);
        request.Send();
        return request;
    }

    public Transfer Refer(SipUri target)
    {
        _transfer?.Finish(succeeded: false);
        var transfer = new Transfer(_stack);
        _transfer = transfer;
        Send(SipMethod.Refer, refer => refer.Headers.Add(HeaderName.ReferTo, $"<{target}>"), transfer.Answered);
        return transfer;
    }

    public Task<bool> Reoffer(LocalMedia media, MediaDirection direction)
    {
        if (_reoffer is { Outcome.IsCompleted: false } || _renegotiation.AwaitsAck)
        {
            return Task.FromResult(false);
        }

        _reoffer = new Reoffer(_stack, this, _events, media, direction);
        _reoffer.Send();
        return _reoffer.Outcome;
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
        if (_ack?.CSeq.Number == response.CSeq.Number)
        {
            Acknowledge(response.CSeq.Number);
        }
    }

    /// <summary>Starts to repeat the 2xx of an INVITE of the far end until its ACK comes (RFC 3261 section 13.3.1.4).</summary>
    public void AwaitAck(InviteServerTransaction transaction) => _renegotiation.AwaitAck(transaction);

    /// <summary>To 3.</summary>
    public void End(LegEnd end)
    {
        _lifetime.Stop();
        _endLimit.Stop();
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
