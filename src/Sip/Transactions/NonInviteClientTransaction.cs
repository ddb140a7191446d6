using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Transactions;

/// <summary>The non-INVITE client machine (RFC 3261 figure 6).</summary>
/// <remarks>
/// <code>
///   request -> 1 Trying -- 1xx --> 2 Proceeding
///               |  |                 |  |
///               |  +--- 200-699 -----+  |
///               |          v            |
///               |     3 Completed --- timer K ---> Terminated
///               +------ timer F, transport error ---> Terminated
/// </code>
/// </remarks>
internal sealed class NonInviteClientTransaction : ClientTransaction
{
    private Action<ClientInput, SipResponse?, string?> _state;

    public NonInviteClientTransaction(TransactionEnvironment environment, SipRequest request, SipFlow flow, IClientTransactionUser user, Action<ClientTransaction> terminated)
        : base(environment, request, flow, user, terminated) => _state = Trying;

    public override string State => _state.Method.Name;

    protected override void Feed(ClientInput input, SipResponse? response, string? reason = null) => _state(input, response, reason);

    // 1
    private void Trying(ClientInput input, SipResponse? response, string? reason)
    {
        switch (input)
        {
            case ClientInput.Provisional:
                _state = Proceeding;
                User.Received(response!);
                break;
            case ClientInput.Retransmit:
                // Timer E: T1, doubled up to T2.
                Interval = Interval * 2 < Timers.T2 ? Interval * 2 : Timers.T2;
                RetransmitTimer.Start(Interval);
                Resend();
                break;
            default:
                EndOrIgnore(input, response, reason);
                break;
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
            case ClientInput.Retransmit:
                Interval = Timers.T2;
                RetransmitTimer.Start(Interval);
                Resend();
                break;
            default:
                EndOrIgnore(input, response, reason);
                break;
        }
    }

    // 3
    private void Completed(ClientInput input, SipResponse? response, string? reason)
    {
        switch (input)
        {
            case ClientInput.Linger:
                _state = Terminated;
                Terminate();
                break;
            default:
                break; // repeated responses are absorbed
        }
    }

    private void Terminated(ClientInput input, SipResponse? response, string? reason)
    {
        // Nothing can happen any more; a send that failed late ends here.
    }

    private void EndOrIgnore(ClientInput input, SipResponse? response, string? reason)
    {
        switch (input)
        {
            case ClientInput.Success:
            case ClientInput.Failure:
                StopTimers();
                _state = Completed;
                LingerTimer.Start(Flow.IsReliable ? TimeSpan.Zero : Timers.T4);
                User.Received(response!);
                break;
            case ClientInput.TimeOut:
                _state = Terminated;
                Terminate();
                User.TimedOut();
                break;
            case ClientInput.TransportFailed when TryFallBack():
                break;
            case ClientInput.TransportFailed:
                _state = Terminated;
                Terminate();
                User.TransportFailed(reason!);
                break;
            default:
                break; // timer K does not run yet
        }
    }
}
