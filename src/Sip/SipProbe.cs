using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip;

/// <summary>Asks a carrier whether it is there (OPTIONS, RFC 3261 section 11).</summary>
public sealed class SipProbe(SipEndpoint endpoint)
{
    /// <summary>Sends one OPTIONS. Never throws for what the network or the far end does.</summary>
    /// <param name="route">The carrier.</param>
    /// <param name="timeout">How long to wait; 64 x T1 at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SipProbeResult> PingAsync(CarrierRoute route, TimeSpan timeout, CancellationToken cancellationToken)
    {
        SipStack stack = endpoint.Stack;
        long started = stack.Time.GetTimestamp();
        if (SipUri.Read(route.Uri, out SipUri? uri) is { } fault)
        {
            return new SipProbeResult(SipProbeVerdict.BadUri, null, fault, TimeSpan.Zero);
        }

        var ping = new Ping(stack, uri!);
        lock (stack.Gate)
        {
            stack.Router.Route(uri!, ping.Send, ping.TransportFailed);
        }

        (int? status, string detail) = await ping.WaitAsync(timeout, cancellationToken);
        SipProbeVerdict verdict = status switch { null => SipProbeVerdict.Unreachable, >= 500 and < 600 => SipProbeVerdict.Refusing, _ => SipProbeVerdict.Reachable };
        return new SipProbeResult(verdict, status, EndReasons.Clean(detail), stack.Time.GetElapsedTime(started));
    }

    private sealed class Ping(SipStack stack, SipUri uri) : IClientTransactionUser
    {
        private readonly TaskCompletionSource<(int?, string)> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Send(SipFlow flow)
        {
            SipUri local = stack.Router.LocalUri(flow, user: null);
            var from = new NameAddr(null, local, SipParameters.None.With("tag", SipIds.NewTag()));
            var core = new CoreHeaders(stack.Router.NewVia(flow), from, new NameAddr(null, uri, SipParameters.None), SipIds.NewCallId(local.Host), new CSeq(1, SipMethod.Options));
            SipRequest request = SipRequest.Create(SipMethod.Options, uri, core);
            request.Headers.Add(HeaderName.Contact, $"<{local}>");
            request.Headers.Add(HeaderName.Accept, Sdp.MediaNegotiator.ContentType);
            request.Headers.Add(HeaderName.UserAgent, stack.Options.UserAgent);
            stack.Start(request, flow, this);
        }

        public async Task<(int? Status, string Detail)> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
        {
            try
            {
                return await _outcome.Task.WaitAsync(timeout, stack.Time, cancellationToken);
            }
            catch (Exception late) when (late is TimeoutException or OperationCanceledException)
            {
                return (null, "no response in time");
            }
        }

        public void Received(SipResponse response)
        {
            if (!response.IsProvisional)
            {
                _outcome.TrySetResult((response.Status, response.Phrase));
            }
        }

        public void TimedOut() => _outcome.TrySetResult((null, "no response in time"));

        public void TransportFailed(string reason) => _outcome.TrySetResult((null, reason));
    }
}
