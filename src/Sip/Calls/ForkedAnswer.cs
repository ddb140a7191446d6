using CxBridge.Domain.Telephony;
using CxBridge.Sip.Authentication;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;

namespace CxBridge.Sip.Calls;

/// <summary>A 2xx that nobody wants: a second branch of a fork, or an answer that crossed our CANCEL. It must be acknowledged, then ended.</summary>
internal static class ForkedAnswer
{
    /// <returns>The session that sends ACK and BYE; its end is reported to <paramref name="events"/>.</returns>
    public static CallSession Drop(SipStack stack, SipRequest invite, SipResponse response, LocalMedia media, DigestSession credentials, LegEvents events, HangupReason reason, LegEnd end)
    {
        Dialog dialog = Dialog.FromResponse(invite, response);
        var session = new CallSession(stack, dialog, new MediaNegotiator(media, stack.Options.MediaEncryption), credentials, events, response);
        session.Acknowledge(response.CSeq.Number);
        session.Hangup(reason, end);
        return session;
    }
}
