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
    public static int Free() => FreeRange(1);

    /// <summary>The first of several ports in a row that are all free, an even one: for programs that take the next port for TLS or RTCP.</summary>
    public static int FreeRange(int count)
    {
        while (true)
        {
            int first = Random.Shared.Next(First, Last + 1 - count) & ~1;
            int taken = Enumerable.Range(first, count).TakeWhile(port => s_taken.TryAdd(port, true)).Count();
            if (taken == count && Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }

            // What is in use stays off the list; what only stands beside it goes back.
            foreach (int port in Enumerable.Range(first, taken).Where(IsFree))
            {
                s_taken.TryRemove(port, out _);
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            udp.Bind(new IPEndPoint(IPAddress.Loopback, port));
            // Exclusive: not every program may bind a port whose last connection still lingers in TIME_WAIT.
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
            tcp.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
