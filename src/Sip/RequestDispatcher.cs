using System.Threading.Channels;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip;

/// <summary>From bytes to whoever has to hear of them (RFC 3261 sections 8.2 and 18).</summary>
/// <remarks>
/// <code>
///   bytes -> 1 read: refuse or discard what is broken
///         -> 2 response: its client transaction; a stray 2xx: its dialog; else nobody
///         -> 3 request: its server transaction (repeated, or ACK of a refusal)
///         -> 4 ACK of a 2xx: its dialog           5 CANCEL: the INVITE it means, or 481
///         -> 6 within a dialog: its owner, or 481
///         -> 7 outside: <see cref="OutsideRequests"/>
/// </code>
/// </remarks>
internal sealed class RequestDispatcher(SipStack stack, ChannelWriter<IncomingCall> incoming)
{
    private readonly OutsideRequests _outside = new(stack, incoming);

    public void Receive(ReadOnlyMemory<byte> bytes, SipFlow flow)
    {
        // 1, outside the gate: it costs the most.
        SipReadResult result = SipReader.Read(bytes);
        lock (stack.Gate)
        {
            switch (result)
            {
                case SipReadResult.Accepted { Message: SipResponse response }:
                    stack.Metrics.Received(response, flow.Kind);
                    ReceiveResponse(response);
                    break;
                case SipReadResult.Accepted { Message: SipRequest request }:
                    stack.Metrics.Received(request, flow.Kind);
                    request.StampSource(flow.Remote);
                    ReceiveRequest(request, ReplyFlow(request.Via, flow));
                    break;
                case SipReadResult.Refused refused:
                    stack.Metrics.ParseError("refused");
                    string phrase = $"{StatusPhrase.Of(refused.Status)} ({refused.Reason})";
                    stack.Environment.Transport.Send(SipWriter.WriteRefusal(refused.Headers, refused.Status, phrase), ReplyFlow(refused.Via, flow), failed: null);
                    break;
                default:
                    stack.Metrics.ParseError("discarded");
                    break;
            }
        }
    }

    // 2
    private void ReceiveResponse(SipResponse response)
    {
        if (response.Headers.List(HeaderName.Via).Skip(1).Any())
        {
            // It was meant for somebody before us (section 8.1.3.3).
            return;
        }

        if (stack.Transactions.TryFind(response, out ClientTransaction? transaction))
        {
            transaction.Receive(response);
        }
        else if (response.IsSuccess && response.CSeq.Method == SipMethod.Invite)
        {
            stack.Dialogs.Find(DialogId.Of(response))?.HandleLateSuccess(response);
        }
    }

    private void ReceiveRequest(SipRequest request, SipFlow flow)
    {
        // 3
        if (stack.Transactions.TryFind(request, out ServerTransaction? known))
        {
            if (request.Method != SipMethod.Ack)
            {
                known.Repeat();
                return;
            }

            known.Acknowledge();
        }

        // 4
        if (request.Method == SipMethod.Ack)
        {
            stack.Dialogs.Find(DialogId.Of(request))?.HandleAck(request);
            return;
        }

        if (stack.Transactions.Count >= 8 * stack.Options.MaxCalls)
        {
            // A flood: not even a refusal, which would cost a transaction each.
            stack.Metrics.Refused(503);
            return;
        }

        bool merged = stack.Transactions.IsMerged(request);
        InviteServerTransaction? cancelled = request.Method == SipMethod.Cancel ? stack.Transactions.FindCancelled(request) : null;
        ServerTransaction transaction = stack.Accept(request, flow);
        if (request.Method == SipMethod.Cancel)
        {
            ReceiveCancel(transaction, cancelled);
        }
        else if (SipExtension.UnknownOf(request) is { Length: > 0 } required)
        {
            stack.Respond(transaction, 420, headers => headers.Add(HeaderName.Unsupported, string.Join(", ", required)));
        }
        else if (request.To.Tag is not null)
        {
            // 6
            if (stack.Dialogs.Find(DialogId.Of(request)) is { } owner)
            {
                owner.Handle(transaction);
            }
            else
            {
                stack.Respond(transaction, 481);
            }
        }
        else if (merged)
        {
            stack.Respond(transaction, 482);
        }
        else
        {
            // 7
            _outside.Receive(transaction);
        }
    }

    // 5
    private void ReceiveCancel(ServerTransaction transaction, InviteServerTransaction? invite)
    {
        stack.Respond(transaction, invite is null ? 481 : 200);
        invite?.Cancelled?.Invoke();
    }

    // RFC 3261 section 18.2.2 and RFC 3581: back where it came from; without rport, to the port that the Via names.
    private static SipFlow ReplyFlow(Via via, SipFlow source) => source.IsReliable || via.Parameters["rport"] is not null
        ? source
        : source with { Remote = new System.Net.IPEndPoint(source.Remote.Address, via.Port ?? 5060) };
}
