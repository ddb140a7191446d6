using System.Net;
using System.Net.Sockets;

namespace CxBridge.Silo.Composition;

/// <summary>The address of this process for the others of its cell.</summary>
internal static class OwnAddress
{
    /// <summary>The one that is set, or the one by which this machine reaches others; loopback where it reaches nobody.</summary>
    public static IPAddress Of(ClusterSettings cluster) => cluster.AdvertisedAddress is { } set ? IPAddress.Parse(set) : Outward() ?? IPAddress.Loopback;

    private static IPAddress? Outward()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // Connecting a datagram socket only asks the routing table; TEST-NET-1 (RFC 5737) is nobody's, and nothing is sent.
            socket.Connect(new IPEndPoint(new IPAddress([192, 0, 2, 1]), 9));
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
