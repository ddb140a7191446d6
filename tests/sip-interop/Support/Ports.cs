using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>Ports for programs that cannot bind port 0 themselves.</summary>
internal static class Ports
{
    /// <summary>A port that is free for UDP and TCP at this moment.</summary>
    public static int Free()
    {
        while (true)
        {
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            int port = ((IPEndPoint)udp.LocalEndPoint!).Port;
            try
            {
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
