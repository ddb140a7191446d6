using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Transactions;

/// <summary>What both server machines share: the request, the last response, and the timers.</summary>
internal abstract class ServerTransaction
{
    private readonly Action<ServerTransaction> _terminated;
    private byte[]? _lastBytes;
    private SipResponse? _last;

    protected ServerTransaction(TransactionEnvironment environment, SipRequest request, SipFlow flow, Action<ServerTransaction> terminated)
    {
        Environment = environment;
        Request = request;
        Flow = flow;
        _terminated = terminated;
        Key = TransactionKey.ForServer(request, request.Method);
        RetransmitTimer = environment.Timer(() => Feed(ServerInput.Retransmit, null));
        TimeOutTimer = environment.Timer(() => Feed(ServerInput.TimeOut, null));
        LingerTimer = environment.Timer(() => Feed(ServerInput.Linger, null));
    }

    public SipRequest Request { get; }

    /// <summary>Where responses go.</summary>
    public SipFlow Flow { get; }

    public TransactionKey Key { get; }

    /// <summary>Name of the state, for tests and logs.</summary>
    public abstract string State { get; }

    protected TransactionEnvironment Environment { get; }

    protected SipTimers Timers => Environment.Timers;

    protected GateTimer RetransmitTimer { get; }

    protected GateTimer TimeOutTimer { get; }

    protected GateTimer LingerTimer { get; }

    public void Repeat() => Feed(ServerInput.Repeated, null);

    public void Acknowledge() => Feed(ServerInput.Ack, null);

    public void Respond(SipResponse response) =>
        Feed(response.IsProvisional ? ServerInput.Provisional : response.IsSuccess ? ServerInput.Success : ServerInput.Failure, response);

    /// <summary>Ends it at once, without a word: for a request that shall look lost.</summary>
    public void Abandon() => Terminate();

    /// <summary>One step of the machine: calls the function of the present state.</summary>
    protected abstract void Feed(ServerInput input, SipResponse? response);

    protected void Send(SipResponse response)
    {
        _last = response;
        _lastBytes = SipWriter.Write(response);
        Environment.Send(_lastBytes, response, Flow, failed: null);
    }

    protected void ResendLast()
    {
        if (_last is not null)
        {
            Environment.Metrics.Retransmitted();
            Environment.Send(_lastBytes!, _last, Flow, failed: null);
        }
    }

    protected virtual void Terminate()
    {
        RetransmitTimer.Stop();
        TimeOutTimer.Stop();
        LingerTimer.Stop();
        _terminated(this);
    }
}
