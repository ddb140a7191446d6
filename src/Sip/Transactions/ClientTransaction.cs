using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Transactions;

/// <summary>What both client machines share: the request as it is on the wire, and the timers.</summary>
internal abstract class ClientTransaction
{
    private readonly byte[] _bytes;
    private readonly Action<ClientTransaction> _terminated;

    protected ClientTransaction(TransactionEnvironment environment, SipRequest request, SipFlow flow, IClientTransactionUser user, Action<ClientTransaction> terminated)
    {
        Environment = environment;
        Request = request;
        Flow = flow;
        User = user;
        _terminated = terminated;
        _bytes = SipWriter.Write(request);
        RetransmitTimer = environment.Timer(() => Feed(ClientInput.Retransmit, null));
        TimeOutTimer = environment.Timer(() => Feed(ClientInput.TimeOut, null));
        LingerTimer = environment.Timer(() => Feed(ClientInput.Linger, null));
    }

    public SipRequest Request { get; }

    public SipFlow Flow { get; }

    public TransactionKey Key => TransactionKey.ForClient(Request);

    /// <summary>Name of the state, for tests and logs.</summary>
    public abstract string State { get; }

    protected TransactionEnvironment Environment { get; }

    protected SipTimers Timers => Environment.Timers;

    protected IClientTransactionUser User { get; }

    protected GateTimer RetransmitTimer { get; }

    protected GateTimer TimeOutTimer { get; }

    protected GateTimer LingerTimer { get; }

    protected TimeSpan Interval { get; set; }

    public void Start()
    {
        Interval = Timers.T1;
        SendRequest();
        if (!Flow.IsReliable)
        {
            RetransmitTimer.Start(Interval);
        }

        TimeOutTimer.Start(Timers.Patience);
    }

    public void Receive(SipResponse response) =>
        Feed(response.IsProvisional ? ClientInput.Provisional : response.IsSuccess ? ClientInput.Success : ClientInput.Failure, response);

    /// <summary>One step of the machine: calls the function of the present state.</summary>
    protected abstract void Feed(ClientInput input, SipResponse? response, string? reason = null);

    protected void SendRequest() => Environment.Send(_bytes, Request, Flow, reason => Feed(ClientInput.TransportFailed, null, reason));

    protected void Resend()
    {
        Environment.Metrics.Retransmitted();
        SendRequest();
    }

    protected void StopTimers()
    {
        RetransmitTimer.Stop();
        TimeOutTimer.Stop();
        LingerTimer.Stop();
    }

    protected void Terminate()
    {
        StopTimers();
        _terminated(this);
    }
}
