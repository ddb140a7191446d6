using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Transactions;

/// <summary>What a message is matched by (RFC 3261 sections 17.1.3 and 17.2.3).</summary>
internal readonly record struct TransactionKey(string Branch, string SentBy, SipMethod Method)
{
    /// <summary>Of a client transaction: the branch is ours, so it is enough with the method.</summary>
    public static TransactionKey ForClient(SipMessage message) => new(message.Via.Branch, "", message.CSeq.Method);

    /// <summary>Of a server transaction. An ACK belongs to its INVITE.</summary>
    public static TransactionKey ForServer(SipRequest request, SipMethod method)
    {
        SipMethod own = method == SipMethod.Ack ? SipMethod.Invite : method;
        Via via = request.Via;
        string branch = via.Branch;
        if (!branch.StartsWith(Via.MagicCookie, StringComparison.Ordinal) || branch.Length == Via.MagicCookie.Length)
        {
            // RFC 2543, or the cookie and nothing behind it: no unique branch. Everything that a retransmission repeats, the To tag left out so that an ACK matches.
            branch = $"{request.Uri}|{request.CallId}|{request.From.Tag}|{request.CSeq.Number}";
        }

        return new TransactionKey(branch, via.SentBy.ToLowerInvariant(), own);
    }
}
