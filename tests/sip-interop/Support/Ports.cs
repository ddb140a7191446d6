using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>Ports for programs that cannot bind port 0 themselves.</summary>
internal static class Ports
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
                // Taken for TCP: try the next one.
            }
        }
    }

    /// <summary>Waits until the kernel lists the port as bound: another program tells in no other way that it is ready.</summary>
    public static async Task WaitUntilBoundAsync(int port, string protocol, Func<string?> death)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        string wanted = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        while (!File.ReadLines($"/proc/net/{protocol}").Any(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, ..] && local.EndsWith(wanted, StringComparison.Ordinal)))
        {
            if (death() is { } last)
            {
                throw new InvalidOperationException(last);
            }

            await Task.Delay(20, late.Token);
        }
    }
}
