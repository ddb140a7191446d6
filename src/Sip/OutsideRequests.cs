using System.Threading.Channels;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip;

/// <summary>Requests that belong to no dialog (RFC 3261 section 8.2): an INVITE becomes an <see cref="IncomingCall"/>, OPTIONS is answered, the rest is refused.</summary>
internal sealed class OutsideRequests(SipStack stack, ChannelWriter<IncomingCall> incoming)
{
    public void Receive(ServerTransaction transaction)
    {
        SipRequest request = transaction.Request;
        if (!request.Uri.IsSip && request.Uri.Scheme != "tel")
        {
            stack.Respond(transaction, 416);
            return;
        }

        switch (request.Method.Name)
        {
            case "INVITE":
                ReceiveInvite((InviteServerTransaction)transaction, request);
                break;
            case "OPTIONS":
                stack.Respond(transaction, 200, headers =>
                {
                    headers.Add(HeaderName.Allow, SipMethod.Allowed);
                    headers.Add(HeaderName.Accept, MediaNegotiator.ContentType);
                    headers.Add(HeaderName.Supported, SipExtension.Supported);
                });
                break;
            case "BYE" or "INFO" or "UPDATE" or "NOTIFY" or "PRACK":
                stack.Respond(transaction, 481);
                break;
            default:
                stack.Respond(transaction, request.Method.IsStandard ? 405 : 501, headers => headers.Add(HeaderName.Allow, SipMethod.Allowed));
                break;
        }
    }

    private void ReceiveInvite(InviteServerTransaction transaction, SipRequest request)
    {
        IReadOnlyList<AgreedMedia> offer = [];
        CallSession? replaced = null;
        if (request.Body.Length > 0 && (!request.HasSdp || request.Headers[HeaderName.ContentEncoding] is not null))
        {
            stack.Respond(transaction, 415, headers => headers.Add(HeaderName.Accept, MediaNegotiator.ContentType));
        }
        else if (request.HasSdp && (SdpReader.Read(request.Body.Span, out SdpDescription? description) is not null
            || (offer = SdpNegotiation.ReadOffer(description!, stack.Options.MediaEncryption)).Count == 0))
        {
            stack.Metrics.RefusedByUs();
            stack.Respond(transaction, 488);
        }
        else if (!TakesDescriptions(request))
        {
            // It could not read our answer.
            stack.Respond(transaction, 406);
        }
        else if (SessionTimer.IsTooShort(request, stack.Options))
        {
            stack.Respond(transaction, 422, headers => headers.Add(HeaderName.MinSe, SessionExpires.Text(stack.Options.MinSessionExpires)));
        }
        else if (ReplacedCall.Find(stack, request, out replaced) is { } refusal)
        {
            stack.Respond(transaction, refusal);
        }
        else if (stack.Options.IncomingCapacity == 0)
        {
            stack.Respond(transaction, 480);
        }
        else if (stack.IsFull)
        {
            stack.Respond(transaction, stack.Options.StatusWhenFull, headers => headers.Add(HeaderName.RetryAfter, "5"));
        }
        else
        {
            Offer(transaction, offer, replaced);
        }
    }

    // Without an Accept header an INVITE takes application/sdp (section 20.1).
    private static bool TakesDescriptions(SipRequest invite) => invite.Headers[HeaderName.Accept] is null
        || invite.Headers.List(HeaderName.Accept).Any(range => range.Split(';', 2)[0].Trim().ToLowerInvariant() is MediaNegotiator.ContentType or "application/*" or "*/*");

    private void Offer(InviteServerTransaction transaction, IReadOnlyList<AgreedMedia> offer, CallSession? replaced)
    {
        var call = new IncomingCall(stack, transaction, offer, replaced);
        if (!incoming.TryWrite(call))
        {
            call.RefuseAsFull();
        }
    }
}
