using System.Net;

namespace CxBridge.Sip.Messages;

internal sealed class SipRequest(SipMethod method, SipUri uri, SipHeaders headers, CoreHeaders core) : SipMessage(headers, core)
{
    public SipMethod Method => method;

    public SipUri Uri => uri;

    /// <summary>A new request with its mandatory headers (RFC 3261 section 8.1.1).</summary>
    public static SipRequest Create(SipMethod method, SipUri uri, CoreHeaders core)
    {
        var headers = new SipHeaders();
        headers.Add(HeaderName.Via, core.Via.ToString());
        headers.Add(HeaderName.MaxForwards, "70");
        headers.Add(HeaderName.From, core.From.ToString());
        headers.Add(HeaderName.To, core.To.ToString());
        headers.Add(HeaderName.CallId, core.CallId);
        headers.Add(HeaderName.CSeq, core.CSeq.ToString());
        return new SipRequest(method, uri, headers, core);
    }

    /// <summary>Writes into the topmost Via where the request really came from (RFC 3261 section 18.2.1, RFC 3581 section 4).</summary>
    public void StampSource(IPEndPoint source)
    {
        Via stamped = Via;
        bool wantsPort = Via.Parameters["rport"] is not null;
        if (wantsPort)
        {
            stamped = stamped.With("rport", source.Port.ToString());
        }

        if (wantsPort || !string.Equals(Via.Host, source.Address.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            stamped = stamped.With("received", source.Address.ToString());
        }

        if (!ReferenceEquals(stamped, Via))
        {
            ReplaceTopVia(stamped);
        }
    }

    /// <summary>Sends it by another transport than it was made for: the Via has to say so.</summary>
    public void ChangeTransport(string viaName) => ReplaceTopVia(new Via(viaName, Via.Host, Via.Port, Via.Parameters));

    private void ReplaceTopVia(Via stamped)
    {
        Via = stamped;
        string rest = string.Join(", ", SipText.SplitList(Headers[HeaderName.Via]!).Skip(1));
        Headers.Set(HeaderName.Via, rest.Length == 0 ? stamped.ToString() : $"{stamped}, {rest}");
    }
}
