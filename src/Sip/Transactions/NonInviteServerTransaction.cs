using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Transactions;

/// <summary>The non-INVITE server machine (RFC 3261 figure 8).</summary>
/// <remarks>
/// <code>
///   request -> 1 Trying -- 1xx --> 2 Proceeding -- 200-699 --> 3 Completed -- timer J --> Terminated
///                 +------------------- 200-699 ------------------^
/// </code>
/// Trying and Proceeding differ only in whether there is a response to repeat, so one function serves both.
/// </remarks>
internal sealed class NonInviteServerTransaction : ServerTransaction
{
    private Action<ServerInput, SipResponse?> _state;

    public NonInviteServerTransaction(TransactionEnvironment environment, SipRequest request, SipFlow flow, Action<ServerTransaction> terminated)
        : base(environment, request, flow, terminated)
    {
        _state = Trying;

        // A user that never answers must not hold the transaction for ever.
        TimeOutTimer.Start(Timers.Patience);
    }

    public override string State => _state.Method.Name;

    protected override void Feed(ServerInput input, SipResponse? response) => _state(input, response);

    // 1 and 2
    private void Trying(ServerInput input, SipResponse? response)
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
            case ServerInput.Failure:
                _state = Completed;
                TimeOutTimer.Stop();
                Send(response!);
                LingerTimer.Start(Flow.IsReliable ? TimeSpan.Zero : Timers.Patience);
                break;
            case ServerInput.TimeOut:
                Terminate();
                break;
            case ServerInput.Ack:
            case ServerInput.Retransmit:
            case ServerInput.Linger:
                break; // no ACK and no timer G here; timer J does not run yet
        }
    }

    // 3
    private void Completed(ServerInput input, SipResponse? response)
    {
        switch (input)
        {
            case ServerInput.Repeated:
                ResendLast();
                break;
            case ServerInput.Linger:
                Terminate();
                break;
            default:
                break; // one final response only
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
