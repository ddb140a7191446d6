using System.Net;
using System.Net.Sockets;
using CxBridge.Silo.Verbs;

namespace CxBridge.Silo.Composition;

/// <summary>Looks whether the silo's ports can be had before anything starts: Orleans reports it with a stack, and after it has written to the membership table.</summary>
internal static class SiloPorts
{
    /// <exception cref="VerbFailedException">A port is taken, or the address is not this machine's.</exception>
    public static void Require(ClusterSettings cluster)
    {
        IPAddress address = OwnAddress.Of(cluster);
        Require(address, cluster.SiloPort, nameof(ClusterSettings.SiloPort));
        Require(address, cluster.GatewayPort, nameof(ClusterSettings.GatewayPort));
    }

    private static void Require(IPAddress address, int port, string setting)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new VerbFailedException($"Another program uses {address}:{port}. Stop it, or choose another with --set Cluster:{setting}={port + 1}");
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new VerbFailedException($"{address} is not an address of this machine. Set Cluster:AdvertisedAddress to one that is");
        }
    }
}
