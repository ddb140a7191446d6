using System.Net;
using System.Net.Sockets;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Transport;

/// <summary>From a URI to an address (RFC 3263, without NAPTR and SRV: the runtime has no resolver for them).</summary>
internal static class NextHop
{
    private const int DefaultPort = 5060;

    /// <summary>Reads the transport that a URI asks for.</summary>
    /// <returns>Null when it was read; otherwise the reason.</returns>
    public static string? ReadTransport(SipUri uri, out SipTransportKind kind)
    {
        kind = SipTransportKind.Udp;
        if (uri.Scheme != "sip")
        {
            return $"{uri.Scheme} is not supported";
        }

        switch (uri.Parameters["transport"]?.ToLowerInvariant())
        {
            case null or "udp":
                return null;
            case "tcp":
                kind = SipTransportKind.Tcp;
                return null;
            default:
                return "the transport is not supported";
        }
    }

    /// <summary>The address itself when the host is one; otherwise null, and <see cref="LookUpAsync"/> has to be asked.</summary>
    public static IPEndPoint? Literal(SipUri uri) =>
        IPAddress.TryParse(uri.Parameters["maddr"] ?? uri.Host, out IPAddress? address) ? new IPEndPoint(address, uri.Port ?? DefaultPort) : null;

    /// <summary>Asks the system's resolver; IPv4 first, since most carriers speak nothing else.</summary>
    /// <returns>Null when the name does not resolve.</returns>
    public static async Task<IPEndPoint?> LookUpAsync(SipUri uri, CancellationToken stopping)
    {
        try
        {
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(uri.Parameters["maddr"] ?? uri.Host, stopping);
            IPAddress? best = addresses.OrderBy(a => a.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).FirstOrDefault();
            return best is null ? null : new IPEndPoint(best, uri.Port ?? DefaultPort);
        }
        catch (Exception unresolved) when (unresolved is SocketException or OperationCanceledException or ArgumentException)
        {
            return null;
        }
    }
}
