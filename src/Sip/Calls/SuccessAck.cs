using CxBridge.Sip.Authentication;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Calls;

/// <summary>The ACK of a 2xx to an INVITE of ours, kept for when the 2xx comes again (RFC 3261 section 13.2.2.4).</summary>
internal sealed class SuccessAck(SipStack stack, Dialog dialog, DigestSession? credentials)
{
    private byte[]? _bytes;
    private SipRequest? _ack;
    private SipFlow? _flow;

    /// <summary>Whether that INVITE is the last one acknowledged.</summary>
    public bool Covers(uint inviteSequence) => _ack?.CSeq.Number == inviteSequence;

    /// <summary>Sends it, or sends it again.</summary>
    public void Send(uint inviteSequence)
    {
        if (Covers(inviteSequence))
        {
            stack.Metrics.Retransmitted();
            stack.Environment.Send(_bytes!, _ack!, _flow!, failed: null);
            return;
        }

        stack.Router.RouteWithin(dialog, flow =>
        {
            _ack = dialog.CreateAck(inviteSequence, stack.Router.NewVia(flow));
            credentials?.Apply(_ack);
            _bytes = SipWriter.Write(_ack);
            _flow = flow;
            stack.Environment.Send(_bytes, _ack, flow, failed: null);
        }, _ => { });
    }
}
