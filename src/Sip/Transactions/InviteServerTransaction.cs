using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Transactions;

/// <summary>The INVITE server machine (RFC 3261 figure 7 as RFC 6026 section 7.1 corrects it).</summary>
/// <remarks>
/// <code>
///   INVITE -> 1 Proceeding -- 300-699 --> 2 Completed -- ACK --> 3 Confirmed -- timer I --> Terminated
///                  |                        | timer G: again       (ACKs absorbed)
///                  |2xx                     +-- timer H ---------------------------------> Terminated
///                  v
///             4 Accepted -- timer L --> Terminated
///               (the user repeats the 2xx until the ACK, which belongs to the dialog)
/// </code>
/// </remarks>
internal sealed class InviteServerTransaction : ServerTransaction
{
    private Action<ServerInput, SipResponse?> _state;
    private TimeSpan _interval;

    public InviteServerTransaction(TransactionEnvironment environment, SipRequest request, SipFlow flow, Action<ServerTransaction> terminated)
        : base(environment, request, flow, terminated) => _state = Proceeding;

    public override string State => _state.Method.Name;

    /// <summary>Called when a CANCEL names this transaction.</summary>
    public Action? Cancelled { get; set; }

    /// <summary>Sends the 2xx of this transaction once more.</summary>
    public void RepeatSuccess() => ResendLast();

    protected override void Feed(ServerInput input, SipResponse? response) => _state(input, response);

    // 1
    private void Proceeding(ServerInput input, SipResponse? response)
    {
        switch (input)
        {
            case ServerInput.Repeated:
                ResendLast();
                break;
            case ServerInput.Provisional:
                Send(response!);
                break;
            case ServerInput.Success:
                _state = Accepted;
                Send(response!);
                LingerTimer.Start(Timers.Patience);
                break;
            case ServerInput.Failure:
                _state = Completed;
                Send(response!);
                _interval = Timers.T1;
                if (!Flow.IsReliable)
                {
                    RetransmitTimer.Start(_interval);
                }

                TimeOutTimer.Start(Timers.Patience);
                break;
            case ServerInput.Ack:
            case ServerInput.Retransmit:
            case ServerInput.TimeOut:
            case ServerInput.Linger:
                break; // nothing to acknowledge, and no timer runs
        }
    }

    // 2
    private void Completed(ServerInput input, SipResponse? response)
    {
        switch (input)
        {
            case ServerInput.Repeated:
                ResendLast();
                break;
            case ServerInput.Retransmit:
                _interval = _interval * 2 < Timers.T2 ? _interval * 2 : Timers.T2;
                RetransmitTimer.Start(_interval);
                ResendLast();
                break;
            case ServerInput.Ack:
                RetransmitTimer.Stop();
                TimeOutTimer.Stop();
                _state = Confirmed;
                LingerTimer.Start(Flow.IsReliable ? TimeSpan.Zero : Timers.T4);
                break;
            case ServerInput.TimeOut:
                Terminate();
                break;
            case ServerInput.Provisional:
            case ServerInput.Success:
            case ServerInput.Failure:
            case ServerInput.Linger:
                break; // one final response only
        }
    }

    // 3
    private void Confirmed(ServerInput input, SipResponse? response)
    {
        if (input == ServerInput.Linger)
        {
            Terminate();
        }

        // Everything else is absorbed: the far end has its answer and has acknowledged it.
    }

    // 4
    private void Accepted(ServerInput input, SipResponse? response)
    {
        switch (input)
        {
            case ServerInput.Linger:
                Terminate();
                break;
            case ServerInput.Repeated:
            case ServerInput.Ack:
            case ServerInput.Retransmit:
            case ServerInput.TimeOut:
            case ServerInput.Provisional:
            case ServerInput.Success:
            case ServerInput.Failure:
                break; // RFC 6026: a repeated INVITE is absorbed, the 2xx is repeated by its user's own clock
        }
    }

    private void Terminated(ServerInput input, SipResponse? response)
    {
        // A user that answers too late talks to nobody.
    }

    protected override void Terminate()
    {
        _state = Terminated;
        base.Terminate();
    }
}
