using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Transactions;

/// <summary>The INVITE client machine (RFC 3261 figure 5 as RFC 6026 section 7.2 corrects it).</summary>
/// <remarks>
/// <code>
///              INVITE
///                |
///           1 Calling ------ timer B, transport error ----> Terminated
///           |    |    \
///        1xx|    |2xx  \ 300-699: ACK
///           v    |      \
///   2 Proceeding-+       +--> 3 Completed -- timer D ----> Terminated
///           |    |              (repeated 300-699: ACK)
///           |    v 2xx
///           |  4 Accepted ---------- timer M ------------> Terminated
///           |    (repeated 2xx: to the user, who sends ACK)
///           +-- 300-699: ACK --> 3
/// </code>
/// </remarks>
internal sealed class InviteClientTransaction : ClientTransaction
{
    private static readonly TimeSpan s_timerD = TimeSpan.FromSeconds(32);
    private Action<ClientInput, SipResponse?, string?> _state;
    private byte[]? _ack;
    private SipRequest? _ackRequest;

    public InviteClientTransaction(TransactionEnvironment environment, SipRequest request, SipFlow flow, IClientTransactionUser user, Action<ClientTransaction> terminated)
        : base(environment, request, flow, user, terminated) => _state = Calling;

    public override string State => _state.Method.Name;

    /// <summary>The user stopped waiting: without this, a far end that rings for ever would keep the machine for ever.</summary>
    public void AbandonIfUnanswered()
    {
        if (_state == Calling || _state == Proceeding)
        {
            Terminate(Terminated);
        }
    }

    protected override void Feed(ClientInput input, SipResponse? response, string? reason = null) => _state(input, response, reason);

    // 1
    private void Calling(ClientInput input, SipResponse? response, string? reason)
    {
        switch (input)
        {
            case ClientInput.Provisional:
                StopTimers();
                _state = Proceeding;
                User.Received(response!);
                break;
            case ClientInput.Success:
                Accept(response!);
                break;
            case ClientInput.Failure:
                Complete(response!);
                break;
            case ClientInput.Retransmit:
                Interval *= 2;
                RetransmitTimer.Start(Interval);
                Resend();
                break;
            case ClientInput.TimeOut:
                Terminate(Terminated);
                User.TimedOut();
                break;
            case ClientInput.TransportFailed when TryFallBack():
                break;
            case ClientInput.TransportFailed:
                Terminate(Terminated);
                User.TransportFailed(reason!);
                break;
            case ClientInput.Linger:
                break; // timers D and M run later
        }
    }

    // 2
    private void Proceeding(ClientInput input, SipResponse? response, string? reason)
    {
        switch (input)
        {
            case ClientInput.Provisional:
                User.Received(response!);
                break;
            case ClientInput.Success:
                Accept(response!);
                break;
            case ClientInput.Failure:
                Complete(response!);
                break;
            case ClientInput.TransportFailed:
            case ClientInput.Retransmit:
            case ClientInput.TimeOut:
            case ClientInput.Linger:
                break; // the request arrived, so A and B are off and a late error is of no account
        }
    }

    // 3
    private void Completed(ClientInput input, SipResponse? response, string? reason)
    {
        switch (input)
        {
            case ClientInput.Failure:
                Environment.Metrics.Retransmitted();
                SendAck();
                break;
            case ClientInput.Linger:
                Terminate(Terminated);
                break;
            case ClientInput.TransportFailed:
            case ClientInput.Provisional:
            case ClientInput.Success:
            case ClientInput.Retransmit:
            case ClientInput.TimeOut:
                break; // the outcome is known already
        }
    }

    // 4
    private void Accepted(ClientInput input, SipResponse? response, string? reason)
    {
        switch (input)
        {
            case ClientInput.Success:
                User.Received(response!);
                break;
            case ClientInput.Linger:
                Terminate(Terminated);
                break;
            case ClientInput.Provisional:
            case ClientInput.Failure:
            case ClientInput.Retransmit:
            case ClientInput.TimeOut:
            case ClientInput.TransportFailed:
                break; // a slower branch of a fork: the proxy should have kept it
        }
    }

    private void Terminated(ClientInput input, SipResponse? response, string? reason)
    {
        // Nothing can happen any more; a send that failed late ends here.
    }

    private void Accept(SipResponse response)
    {
        StopTimers();
        _state = Accepted;
        LingerTimer.Start(Timers.Patience);
        User.Received(response);
    }

    private void Complete(SipResponse response)
    {
        StopTimers();
        _state = Completed;
        _ackRequest = AckFor(response);
        _ack = SipWriter.Write(_ackRequest);
        SendAck();
        LingerTimer.Start(Flow.IsReliable ? TimeSpan.Zero : s_timerD);
        User.Received(response);
    }

    // Section 17.1.1.3: same Request-URI, Via, Call-ID, From, CSeq number and routes; To as in the response.
    private SipRequest AckFor(SipResponse response)
    {
        var core = new CoreHeaders(Request.Via, Request.From, response.To, Request.CallId, new CSeq(Request.CSeq.Number, SipMethod.Ack));
        SipRequest ack = SipRequest.Create(SipMethod.Ack, Request.Uri, core);
        foreach (string route in Request.Headers.Lines(HeaderName.Route))
        {
            ack.Headers.Add(HeaderName.Route, route);
        }

        return ack;
    }

    private void SendAck() => Environment.Send(_ack!, _ackRequest!, Flow, failed: null);

    private void Terminate(Action<ClientInput, SipResponse?, string?> state)
    {
        _state = state;
        Terminate();
    }
}
