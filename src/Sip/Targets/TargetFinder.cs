using System.Net;
using System.Net.Sockets;
using CxBridge.Sip.Dns;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Targets;

/// <summary>From a URI to the servers to try, in order (RFC 3263 section 4).</summary>
/// <remarks>
/// <code>
///   1 an address            -> that, transport as stated, else UDP (sips: TLS)
///   2 a name with a port    -> its addresses
///   3 a name, a transport   -> SRV of that transport
///   4 a name alone          -> NAPTR: SRV of what it names; without: SRV of UDP, TCP and TLS (sips: TLS only)
///   5 no SRV at all         -> its addresses at the default port
/// </code>
/// SRV records are ordered as RFC 2782 says: by priority, then drawn by weight. Names of one label (localhost, a container) have neither.
/// </remarks>
internal sealed class TargetFinder(IDnsClient dns)
{
    private const int DefaultPort = 5060;
    private const int DefaultTlsPort = 5061;

    // Beyond it nobody waits any more.
    private const int MaxTargets = 8;

    /// <summary>Reads the transport that a URI asks for; UDP when it does not say.</summary>
    /// <returns>Null when it was read; otherwise the reason.</returns>
    public static string? ReadTransport(SipUri uri, out SipTransportKind kind)
    {
        kind = uri.Scheme == "sips" ? SipTransportKind.Tls : SipTransportKind.Udp;
        if (!uri.IsSip)
        {
            return $"{uri.Scheme} is not supported";
        }

        switch (uri.Parameters["transport"]?.ToLowerInvariant())
        {
            case null:
                return null;
            case "udp" when uri.Scheme == "sip":
                return null;
            case "tcp":
                kind = uri.Scheme == "sips" ? SipTransportKind.Tls : SipTransportKind.Tcp;
                return null;
            case "tls":
                kind = SipTransportKind.Tls;
                return null;
            default:
                return "the transport is not supported";
        }
    }

    /// <summary>Case 1: the address itself when the host is one; otherwise null, and <see cref="FindAsync"/> has to be asked.</summary>
    public static SipFlow? Literal(SipUri uri, SipTransportKind kind) =>
        IPAddress.TryParse(HostOf(uri), out IPAddress? address) ? new SipFlow(kind, new IPEndPoint(address, uri.Port ?? PortOf(kind)), TlsName: NameFor(kind, uri.Host)) : null;

    /// <returns>Empty when the name does not resolve.</returns>
    public async Task<IReadOnlyList<SipFlow>> FindAsync(SipUri uri, SipTransportKind kind, CancellationToken stopping)
    {
        string host = HostOf(uri);
        var targets = new List<SipFlow>();
        if (uri.Port is null && host.Contains('.', StringComparison.Ordinal))
        {
            foreach ((SipTransportKind service, string name) in await ServicesAsync(uri, kind, host, stopping))
            {
                targets.AddRange(await FindServiceAsync(service, name, uri.Host, stopping));
            }
        }

        if (targets.Count == 0)
        {
            // 2, 5
            foreach (IPAddress address in await AddressesAsync(host, [], stopping))
            {
                targets.Add(new SipFlow(kind, new IPEndPoint(address, uri.Port ?? PortOf(kind)), TlsName: NameFor(kind, uri.Host)));
            }
        }

        return [.. targets.Distinct().Take(MaxTargets)];
    }

    private static string HostOf(SipUri uri) => uri.Parameters["maddr"] ?? uri.Host;

    private static int PortOf(SipTransportKind kind) => kind == SipTransportKind.Tls ? DefaultTlsPort : DefaultPort;

    // The certificate names the domain that was asked for, not the host that DNS named (RFC 5922 section 4).
    private static string? NameFor(SipTransportKind kind, string domain) => kind == SipTransportKind.Tls ? domain : null;

    // 3, 4
    private async Task<IReadOnlyList<(SipTransportKind, string)>> ServicesAsync(SipUri uri, SipTransportKind kind, string host, CancellationToken stopping)
    {
        if (uri.Parameters["transport"] is not null)
        {
            return [(kind, ServiceName(kind, host))];
        }

        (SipTransportKind, string)[] named = [.. (await dns.QueryAsync(host, DnsType.Naptr, stopping)).OfType<DnsRecord.Naptr>()
            .Where(record => record.Flags.Equals("s", StringComparison.OrdinalIgnoreCase))
            .OrderBy(record => record.Order).ThenBy(record => record.Preference)
            .Select(record => (Kind: KindOf(record.Services), record.Replacement))
            .Where(service => service.Kind is not null && (uri.Scheme == "sip" || service.Kind == SipTransportKind.Tls))
            .Select(service => (service.Kind!.Value, service.Replacement))];
        if (named.Length > 0)
        {
            return named;
        }

        SipTransportKind[] all = uri.Scheme == "sips" ? [SipTransportKind.Tls] : [SipTransportKind.Udp, SipTransportKind.Tcp, SipTransportKind.Tls];
        return [.. all.Select(each => (each, ServiceName(each, host)))];
    }

    private static SipTransportKind? KindOf(string service) => service.ToUpperInvariant() switch
    {
        "SIP+D2U" => SipTransportKind.Udp,
        "SIP+D2T" => SipTransportKind.Tcp,
        "SIPS+D2T" => SipTransportKind.Tls,
        _ => null,
    };

    private static string ServiceName(SipTransportKind kind, string host) => kind switch
    {
        SipTransportKind.Tls => $"_sips._tcp.{host}",
        SipTransportKind.Tcp => $"_sip._tcp.{host}",
        _ => $"_sip._udp.{host}",
    };

    private async Task<IReadOnlyList<SipFlow>> FindServiceAsync(SipTransportKind kind, string name, string domain, CancellationToken stopping)
    {
        IReadOnlyList<DnsRecord> records = await dns.QueryAsync(name, DnsType.Srv, stopping);
        var targets = new List<SipFlow>();
        foreach (DnsRecord.Service service in ServiceOrder.Of(records.OfType<DnsRecord.Service>(), Random.Shared))
        {
            foreach (IPAddress address in await AddressesAsync(service.Target, records, stopping))
            {
                targets.Add(new SipFlow(kind, new IPEndPoint(address, service.Port), TlsName: NameFor(kind, domain)));
            }
        }

        return targets;
    }

    // IPv4 first, since most carriers speak nothing else.
    private static async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, IReadOnlyList<DnsRecord> sentAlong, CancellationToken stopping)
    {
        IPAddress[] known = [.. sentAlong.OfType<DnsRecord.Host>().Where(record => record.Name.Equals(host, StringComparison.OrdinalIgnoreCase)).Select(record => record.Address)];
        try
        {
            IPAddress[] addresses = known.Length > 0 ? known : await System.Net.Dns.GetHostAddressesAsync(host, stopping);
            return [.. addresses.OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)];
        }
        catch (Exception unresolved) when (unresolved is SocketException or OperationCanceledException or ArgumentException)
        {
            return [];
        }
    }
}
