using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Transactions;

/// <summary>What both client machines share: the request as it is on the wire, and the timers.</summary>
internal abstract class ClientTransaction
{
    private byte[] _bytes;
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

    public SipFlow Flow { get; private set; }

    /// <summary>Another way, for when this one cannot be had at all; null when there is none.</summary>
    public SipFlow? Fallback { private get; init; }

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

    /// <summary>The network says that nobody is there.</summary>
    public void FailTransport(string reason) => Feed(ClientInput.TransportFailed, null, reason);

    /// <summary>One step of the machine: calls the function of the present state.</summary>
    protected abstract void Feed(ClientInput input, SipResponse? response, string? reason = null);

    protected void SendRequest() => Environment.Send(_bytes, Request, Flow, reason => Feed(ClientInput.TransportFailed, null, reason));

    /// <returns>True when the request goes out once more, by the other way.</returns>
    protected bool TryFallBack()
    {
        if (Fallback is null || Flow == Fallback)
        {
            return false;
        }

        StopTimers();
        Flow = Fallback;
        Request.ChangeTransport(Flow.ViaName);
        _bytes = SipWriter.Write(Request);
        Start();
        return true;
    }

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
