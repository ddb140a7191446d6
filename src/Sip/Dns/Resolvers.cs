using System.Net;

namespace CxBridge.Sip.Dns;

/// <summary>Which resolvers to ask.</summary>
internal static class Resolvers
{
    private const string SystemFile = "/etc/resolv.conf";
    private const int DefaultPort = 53;
    private const int Most = 3;

    /// <summary>Those of the settings; without any, those of the host.</summary>
    public static IReadOnlyList<IPEndPoint> For(SipOptions options) =>
        options.DnsServers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } named ? [.. named.Select(Parse)] : OfSystem();

    /// <summary>An address, with or without a port.</summary>
    private static IPEndPoint Parse(string server)
    {
        IPEndPoint parsed = IPEndPoint.Parse(server);
        return parsed.Port == 0 ? new IPEndPoint(parsed.Address, DefaultPort) : parsed;
    }

    private static IPEndPoint[] OfSystem()
    {
        try
        {
            return [.. File.ReadLines(SystemFile)
                .Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words is ["nameserver", var address, ..] && IPAddress.TryParse(address, out _))
                .Select(words => new IPEndPoint(IPAddress.Parse(words[1]), DefaultPort))
                .Take(Most)];
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            // Without resolvers of its own the endpoint still finds hosts through the system, by address records.
            return [];
        }
    }
}
