using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CxBridge.Sip.Dns;

/// <summary>Asks the resolvers of the host, each in turn, and keeps what they say for as long as they allow.</summary>
internal sealed class DnsClient(IReadOnlyList<IPEndPoint> servers, TimeProvider time) : IDnsClient
{
    // Names come from routes and Contact headers of far ends: a stranger must not fill the memory with them.
    private const int MaxCached = 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_nothing = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(string Name, DnsType Type), (DateTimeOffset Until, IReadOnlyList<DnsRecord> Records)> _cache = new();

    public async Task<IReadOnlyList<DnsRecord>> QueryAsync(string name, DnsType type, CancellationToken cancellationToken)
    {
        if (!DnsMessage.IsName(name))
        {
            return [];
        }

        (string, DnsType) key = (name.ToLowerInvariant(), type);
        if (_cache.TryGetValue(key, out (DateTimeOffset Until, IReadOnlyList<DnsRecord> Records) cached) && time.GetUtcNow() < cached.Until)
        {
            return cached.Records;
        }

        IReadOnlyList<DnsRecord> records = [];
        foreach (IPEndPoint server in servers)
        {
            if (await AskAsync(server, name, type, cancellationToken) is { } answer)
            {
                records = answer;
                break;
            }
        }

        if (_cache.Count >= MaxCached)
        {
            _cache.Clear();
        }

        _cache[key] = (time.GetUtcNow() + Life(records), records);
        return records;
    }

    private static TimeSpan Life(IReadOnlyList<DnsRecord> records)
    {
        TimeSpan least = records.Count == 0 ? s_nothing : records.Min(record => record.Ttl);
        return least < s_shortest ? s_shortest : least > s_longest ? s_longest : least;
    }

    private async Task<IReadOnlyList<DnsRecord>?> AskAsync(IPEndPoint server, string name, DnsType type, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(s_patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await DnsExchange.AskAsync(server, name, type, both.Token);
        }
        catch (Exception silent) when (silent is SocketException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
