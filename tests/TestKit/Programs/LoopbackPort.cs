using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CxBridge.TestKit.Programs;

/// <summary>Ports for programs that cannot bind port 0 themselves, or that have to come back on the same one.</summary>
public static class LoopbackPort
{
    // Below what Linux hands out to clients and to port 0, so that nobody gets the port by chance before the program binds it; and below our RTP ports.
    private const int First = 10240;
    private const int Last = 16383;
    private static readonly ConcurrentDictionary<int, bool> s_taken = new();

    /// <summary>A port that is free for UDP and TCP, and that no other test of this run was given.</summary>
    public static int Free()
    {
        while (true)
        {
            int port = Random.Shared.Next(First, Last + 1);
            if (!s_taken.TryAdd(port, true))
            {
                continue;
            }

            try
            {
                using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                udp.Bind(new IPEndPoint(IPAddress.Loopback, port));
                using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                tcp.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: try another.
            }
        }
    }
}
