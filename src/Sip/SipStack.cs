using System.Net;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Dns;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Targets;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip;

/// <summary>What calls stand on: transactions, dialogs and the way to far ends. Every member is used under <see cref="Gate"/>.</summary>
internal sealed class SipStack
{
    public SipStack(SipOptions options, ISipTransport transport, IDnsClient dns, TimeProvider time, SipMetrics metrics, ILoggerFactory loggers, CancellationToken stopping)
    {
        Options = options;
        Metrics = metrics;
        Loggers = loggers;
        Environment = new TransactionEnvironment(Gate, time, new SipTimers(options.T1), transport, metrics);
        Router = new Router(Gate, transport, dns, time, stopping);
        metrics.Observe("cxbridge.sip.transactions", "Transactions under way.", () => Read(() => Transactions.Count));
        metrics.Observe("cxbridge.sip.dialogs", "Dialogs in any state.", () => Read(() => Dialogs.Count));
        metrics.Observe("cxbridge.sip.calls", "Calls in any state.", () => Read(() => Live.Count));
    }

    public Lock Gate { get; } = new();

    public SipOptions Options { get; }

    public SipMetrics Metrics { get; }

    public ILoggerFactory Loggers { get; }

    public TransactionEnvironment Environment { get; }

    public Router Router { get; }

    public TransactionTable Transactions { get; } = new();

    public DialogTable Dialogs { get; } = new();

    /// <summary>Every call in any state: what the limit counts, and what ends with the endpoint.</summary>
    public HashSet<ICloseable> Live { get; } = [];

    public TimeProvider Time => Environment.Time;

    public SipTimers Timers => Environment.Timers;

    public bool IsFull => Live.Count >= Options.MaxCalls || Transactions.Count >= 8 * Options.MaxCalls;

    public GateTimer Timer(Action elapsed) => Environment.Timer(elapsed);

    /// <summary>Sends a request in a transaction of its own. Over UDP only when it is small enough (RFC 3261 section 18.1.1).</summary>
    public ClientTransaction Start(SipRequest request, SipFlow flow, IClientTransactionUser user)
    {
        SipFlow? small = null;
        if (flow.Kind == SipTransportKind.Udp && SipWriter.Write(request).Length > Options.MaxUdpRequestBytes)
        {
            // A far end without TCP refuses the connection; then the datagram is tried after all.
            small = flow;
            flow = new SipFlow(SipTransportKind.Tcp, flow.Remote);
            request.ChangeTransport(flow.ViaName);
        }

        ClientTransaction transaction = request.Method == SipMethod.Invite
            ? new InviteClientTransaction(Environment, request, flow, user, Transactions.Remove) { Fallback = small }
            : new NonInviteClientTransaction(Environment, request, flow, user, Transactions.Remove) { Fallback = small };
        Transactions.Add(transaction);
        transaction.Start();
        return transaction;
    }

    public ServerTransaction Accept(SipRequest request, SipFlow flow)
    {
        ServerTransaction transaction = request.Method == SipMethod.Invite
            ? new InviteServerTransaction(Environment, request, flow, Transactions.Remove)
            : new NonInviteServerTransaction(Environment, request, flow, Transactions.Remove);
        Transactions.Add(transaction);
        return transaction;
    }

    /// <summary>Answers a request that belongs to no call.</summary>
    public void Respond(ServerTransaction transaction, int status, Action<SipHeaders>? decorate = null)
    {
        SipResponse response = SipResponse.For(transaction.Request, status, SipIds.NewTag());
        response.Headers.Add("Server", Options.UserAgent);
        decorate?.Invoke(response.Headers);
        if (status >= 400)
        {
            Metrics.Refused(status);
        }

        transaction.Respond(response);
    }

    /// <summary>ICMP says that nobody is there: requests without any response so far need not wait for their time-out.</summary>
    public void Unreachable(IPEndPoint remote)
    {
        lock (Gate)
        {
            foreach (ClientTransaction transaction in Transactions.ClientsTo(remote))
            {
                transaction.FailTransport("nobody is there (ICMP)");
            }
        }
    }

    /// <summary>The endpoint closes.</summary>
    public void Close()
    {
        lock (Gate)
        {
            foreach (ICloseable call in Live.ToArray())
            {
                call.Close();
            }
        }
    }

    private int Read(Func<int> count)
    {
        lock (Gate)
        {
            return count();
        }
    }
}
