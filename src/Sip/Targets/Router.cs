using System.Net;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Dns;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Targets;

/// <summary>Which way messages go, and what this side is called on it. Used under the gate; answers come under it too.</summary>
internal sealed class Router(Lock gate, ISipTransport transport, IDnsClient dns, TimeProvider time, CancellationToken stopping)
{
    private readonly TargetFinder _finder = new(dns);

    /// <summary>Which targets failed lately.</summary>
    public TargetHealth Health { get; } = new(time);

    /// <summary>Finds the ways to a URI, best first and never none: at once for an address, later for a name.</summary>
    public void Locate(SipUri uri, Action<IReadOnlyList<SipFlow>> found, Action<string> failed)
    {
        if (TargetFinder.ReadTransport(uri, out SipTransportKind kind) is { } reason)
        {
            failed(reason);
        }
        else if (TargetFinder.Literal(uri, kind) is { } target)
        {
            found([target]);
        }
        else
        {
            // Owned by the endpoint's life: the look-up ends with it, and reports to the call that asked.
            _ = LocateByNameAsync(uri, kind, found, failed);
        }
    }

    /// <summary>Finds the best way to a URI.</summary>
    public void Route(SipUri uri, Action<SipFlow> found, Action<string> failed) => Locate(uri, targets => found(targets[0]), failed);

    /// <summary>The way of a request within a dialog: the connection that the dialog came over as long as it lives, else the way to the next hop.</summary>
    public void RouteWithin(Dialog dialog, Action<SipFlow> found, Action<string> failed)
    {
        if (dialog.Flow is { Link.IsOpen: true } flow)
        {
            found(flow);
        }
        else
        {
            Route(dialog.NextHop, found, failed);
        }
    }

    /// <summary>A fresh Via for a request over <paramref name="flow"/>.</summary>
    public Via NewVia(SipFlow flow)
    {
        IPEndPoint local = transport.LocalEndPointFor(flow.Remote.Address, flow.Kind);
        SipParameters parameters = SipParameters.None.With("rport", null).With("branch", SipIds.NewBranch());
        return new Via(flow.ViaName, HostText(local.Address), local.Port, parameters);
    }

    /// <summary>The URI that a far end over <paramref name="flow"/> reaches this side by.</summary>
    public SipUri LocalUri(SipFlow flow, string? user)
    {
        IPEndPoint local = transport.LocalEndPointFor(flow.Remote.Address, flow.Kind);
        SipParameters parameters = flow.IsReliable ? SipParameters.None.With("transport", flow.UriName) : SipParameters.None;
        return new SipUri(user, HostText(local.Address), local.Port, parameters);
    }

    /// <summary>Media of a side that is bound to every address, named by the address that leads to the far end over <paramref name="flow"/>: a machine on
    /// two networks must not send a carrier to the wrong one.</summary>
    public LocalMedia MediaFor(LocalMedia media, SipFlow flow) =>
        MediaNegotiator.IsUnspecified(media) ? MediaNegotiator.At(media, transport.LocalEndPointFor(flow.Remote.Address, flow.Kind).Address) : media;

    /// <summary>This side's address as <paramref name="remote"/> sees it.</summary>
    public IPAddress LocalAddress(IPAddress remote) => transport.LocalEndPointFor(remote, SipTransportKind.Udp).Address;

    private static string HostText(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private async Task LocateByNameAsync(SipUri uri, SipTransportKind kind, Action<IReadOnlyList<SipFlow>> found, Action<string> failed)
    {
        IReadOnlyList<SipFlow> targets = await _finder.FindAsync(uri, kind, stopping);
        lock (gate)
        {
            if (targets.Count == 0)
            {
                failed("the name of the host does not resolve");
            }
            else
            {
                found(Health.Order(targets));
            }
        }
    }
}
