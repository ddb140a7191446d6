using System.Net;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip;

/// <summary>What calls stand on: transactions, dialogs and this side's own names. Every member is used under <see cref="Gate"/>.</summary>
internal sealed class SipStack
{
    private readonly CancellationToken _stopping;

    public SipStack(SipOptions options, ISipTransport transport, TimeProvider time, SipMetrics metrics, ILoggerFactory loggers, CancellationToken stopping)
    {
        Options = options;
        Metrics = metrics;
        Loggers = loggers;
        _stopping = stopping;
        Environment = new TransactionEnvironment(Gate, time, new SipTimers(options.T1), transport, metrics);
        metrics.Observe("cxbridge.sip.transactions", "Transactions under way.", () => Read(() => Transactions.Count));
        metrics.Observe("cxbridge.sip.calls", "Calls in any state.", () => Read(() => Live.Count));
    }

    public Lock Gate { get; } = new();

    public SipOptions Options { get; }

    public SipMetrics Metrics { get; }

    public ILoggerFactory Loggers { get; }

    public TransactionEnvironment Environment { get; }

    public TransactionTable Transactions { get; } = new();

    public DialogTable Dialogs { get; } = new();

    /// <summary>Every call in any state: what the limit counts, and what ends with the endpoint.</summary>
    public HashSet<ICloseable> Live { get; } = [];

    public TimeProvider Time => Environment.Time;

    public SipTimers Timers => Environment.Timers;

    public bool IsFull => Live.Count >= Options.MaxCalls || Transactions.Count >= 8 * Options.MaxCalls;

    public GateTimer Timer(Action elapsed) => Environment.Timer(elapsed);

    /// <summary>Finds the way to a URI: at once for an address, later (under the gate again) for a name.</summary>
    public void Route(SipUri uri, Action<SipFlow> found, Action<string> failed)
    {
        if (NextHop.ReadTransport(uri, out SipTransportKind kind) is { } reason)
        {
            failed(reason);
        }
        else if (NextHop.Literal(uri) is { } address)
        {
            found(new SipFlow(kind, address));
        }
        else
        {
            // Owned by the endpoint's life: the look-up ends with it, and reports to the call that asked.
            _ = RouteByNameAsync(uri, kind, found, failed);
        }
    }

    /// <summary>A fresh Via for a request over <paramref name="flow"/>.</summary>
    public Via NewVia(SipFlow flow)
    {
        IPEndPoint local = Environment.Transport.LocalEndPointFor(flow.Remote.Address);
        SipParameters parameters = SipParameters.None.With("rport", null).With("branch", SipIds.NewBranch());
        return new Via(flow.ViaName, HostText(local.Address), local.Port, parameters);
    }

    /// <summary>Media of a side that is bound to every address, named by the address that leads to the far end over <paramref name="flow"/>: a machine on two networks must not send a carrier to the wrong one.</summary>
    public LocalMedia MediaFor(LocalMedia media, SipFlow flow) =>
        MediaNegotiator.IsUnspecified(media) ? MediaNegotiator.At(media, Environment.Transport.LocalEndPointFor(flow.Remote.Address).Address) : media;

    /// <summary>The URI that a far end over <paramref name="flow"/> reaches this side by.</summary>
    public SipUri LocalUri(SipFlow flow, string? user)
    {
        IPEndPoint local = Environment.Transport.LocalEndPointFor(flow.Remote.Address);
        SipParameters parameters = flow.IsReliable ? SipParameters.None.With("transport", "tcp") : SipParameters.None;
        return new SipUri(user, HostText(local.Address), local.Port, parameters);
    }

    public ClientTransaction Start(SipRequest request, SipFlow flow, IClientTransactionUser user)
    {
        ClientTransaction transaction = request.Method == SipMethod.Invite
            ? new InviteClientTransaction(Environment, request, flow, user, Transactions.Remove)
            : new NonInviteClientTransaction(Environment, request, flow, user, Transactions.Remove);
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

    private static string HostText(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private async Task RouteByNameAsync(SipUri uri, SipTransportKind kind, Action<SipFlow> found, Action<string> failed)
    {
        IPEndPoint? address = await NextHop.LookUpAsync(uri, _stopping);
        lock (Gate)
        {
            if (address is null)
            {
                failed("the name of the host does not resolve");
            }
            else
            {
                found(new SipFlow(kind, address));
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
