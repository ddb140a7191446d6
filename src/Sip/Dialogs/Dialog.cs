using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Dialogs;

/// <summary>State of a dialog: who, how to get there, and both sequences (RFC 3261 section 12).</summary>
internal sealed class Dialog
{
    private readonly NameAddr _local;
    private readonly NameAddr _remote;
    private readonly NameAddr[] _routes;
    private uint _localSequence;
    private uint? _remoteSequence;
    private SipUri _target;

    private Dialog(DialogId id, NameAddr local, NameAddr remote, SipUri target, NameAddr[] routes, uint localSequence, uint? remoteSequence, SipFlow? flow)
    {
        Id = id;
        _local = local;
        _remote = remote;
        _target = target;
        _routes = routes;
        _localSequence = localSequence;
        _remoteSequence = remoteSequence;
        Flow = flow;
    }

    public DialogId Id { get; }

    /// <summary>The connection that the far end made to set up the dialog, when it needs no proxy: it may not listen anywhere. Else null.</summary>
    public SipFlow? Flow { get; }

    /// <summary>Number of the last request of this side.</summary>
    public uint LocalSequence => _localSequence;

    /// <summary>The far end as From or To names it.</summary>
    public SipUri RemoteUri => _remote.Uri;

    /// <summary>Where the next request goes: the first route, or the far end itself.</summary>
    public SipUri NextHop => _routes.Length > 0 ? _routes[0].Uri : _target;

    /// <summary>As the side that called (section 12.1.2): routes in reverse order.</summary>
    /// <param name="invite">Our INVITE.</param>
    /// <param name="response">The first response with that tag, or its 2xx, which counts for the routes (section 13.2.2.4).</param>
    /// <param name="lastSequence">Number of the last request in the early dialog; null when there was none.</param>
    public static Dialog FromResponse(SipRequest invite, SipResponse response, uint? lastSequence = null) => new(
        DialogId.Of(response),
        invite.From,
        response.To,
        ContactOf(response) ?? invite.Uri,
        [.. response.Headers.Addresses(HeaderName.RecordRoute).Reverse()],
        lastSequence ?? invite.CSeq.Number,
        remoteSequence: null,
        flow: null);

    /// <summary>As the side that was called (section 12.1.1).</summary>
    public static Dialog FromRequest(SipRequest invite, string localTag, SipFlow flow) => new(
        new DialogId(invite.CallId, localTag, invite.From.Tag ?? ""),
        invite.To.Tag is null ? invite.To.WithTag(localTag) : invite.To,
        invite.From,
        ContactOf(invite) ?? invite.From.Uri,
        [.. invite.Headers.Addresses(HeaderName.RecordRoute)],
        localSequence: 0,
        invite.CSeq.Number,
        flow.Link is null || invite.Headers[HeaderName.RecordRoute] is not null ? null : flow);

    /// <summary>A URI that calls the far end and tells it to end this dialog in favour of that call (RFC 3891 section 6.1: tags as the far end sees them).</summary>
    public string ReplacingUri()
    {
        string replaces = $"{Id.CallId};to-tag={Id.RemoteTag};from-tag={Id.LocalTag}";
        return $"{_target}?{HeaderName.Replaces}={Uri.EscapeDataString(replaces)}";
    }

    /// <summary>The next request of this side (section 12.2.1.1).</summary>
    public SipRequest CreateRequest(SipMethod method, Via via) => Create(method, via, ++_localSequence);

    /// <summary>The ACK of the 2xx to the INVITE with that number (section 13.2.2.4).</summary>
    public SipRequest CreateAck(uint inviteSequence, Via via) => Create(SipMethod.Ack, via, inviteSequence);

    /// <summary>Whether a request of the far end comes in order; a lower number than before is refused with 500 (section 12.2.2).</summary>
    public bool AcceptSequence(uint number)
    {
        if (number < _remoteSequence)
        {
            return false;
        }

        _remoteSequence = number;
        return true;
    }

    /// <summary>A re-INVITE or UPDATE, or a 2xx to ours, may move the far end (target refresh).</summary>
    public void RefreshTarget(SipMessage message) => _target = ContactOf(message) ?? _target;

    private static SipUri? ContactOf(SipMessage message) => message.Headers.Addresses(HeaderName.Contact).FirstOrDefault()?.Uri is { IsSip: true } uri ? uri : null;

    private SipRequest Create(SipMethod method, Via via, uint number)
    {
        var core = new CoreHeaders(via, _local, _remote, Id.CallId, new CSeq(number, method));
        bool strict = _routes.Length > 0 && !_routes[0].Uri.IsLooseRouter;
        SipRequest request = SipRequest.Create(method, strict ? _routes[0].Uri : _target, core);
        foreach (NameAddr route in strict ? _routes.Skip(1) : _routes)
        {
            request.Headers.Add(HeaderName.Route, route.ToString());
        }

        if (strict)
        {
            // A strict router takes its own URI from the request line and puts the last route there: that has to be the far end.
            request.Headers.Add(HeaderName.Route, $"<{_target}>");
        }

        return request;
    }
}
