using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Calls;

/// <summary>The requests of a call that is not answered yet.</summary>
internal static class OutgoingRequests
{
    /// <summary>Where an order to call goes: the number at the carrier, with the parameters of its route.</summary>
    public static SipUri Target(PlaceCall call, SipUri route) => new(call.To.E164, route.Host, route.Port, route.Parameters);

    /// <param name="stack">What it stands on.</param>
    /// <param name="flow">The way.</param>
    /// <param name="call">The order.</param>
    /// <param name="target">Whom it asks, and whom it asked first: a redirection leaves the To header (RFC 3261 section 8.1.3.4).</param>
    /// <param name="callId">Of the call.</param>
    /// <param name="tag">Ours.</param>
    /// <param name="sequence">The CSeq number.</param>
    public static SipRequest Invite(SipStack stack, SipFlow flow, PlaceCall call, (SipUri Uri, SipUri To) target, string callId, string tag, uint sequence)
    {
        SipUri contact = stack.Router.LocalUri(flow, call.From.E164);
        var from = new NameAddr(null, new SipUri(call.From.E164, contact.Host, null, SipParameters.None), SipParameters.None.With("tag", tag));
        var to = new NameAddr(null, target.To, SipParameters.None);
        var core = new CoreHeaders(stack.Router.NewVia(flow), from, to, callId, new CSeq(sequence, SipMethod.Invite));
        SipRequest request = SipRequest.Create(SipMethod.Invite, target.Uri, core);
        request.Headers.Add(HeaderName.Contact, $"<{contact}>");
        request.Headers.Add(HeaderName.Allow, SipMethod.Allowed);
        request.Headers.Add(HeaderName.Supported, SipExtension.Supported);
        request.Headers.Add(HeaderName.UserAgent, stack.Options.UserAgent);
        return request;
    }

    /// <summary>Everything that names the INVITE is repeated (RFC 3261 section 9.1).</summary>
    public static SipRequest Cancel(SipRequest invite, HangupReason cause)
    {
        var core = new CoreHeaders(invite.Via, invite.From, invite.To, invite.CallId, new CSeq(invite.CSeq.Number, SipMethod.Cancel));
        SipRequest cancel = SipRequest.Create(SipMethod.Cancel, invite.Uri, core);
        cancel.Headers.Add(HeaderName.Reason, EndReasons.HeaderFor(cause));
        return cancel;
    }
}
