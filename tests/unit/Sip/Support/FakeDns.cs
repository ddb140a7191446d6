using System.Net;
using CxBridge.Sip.Dns;

namespace CxBridge.Tests.Unit.Sip.Support;

/// <summary>Names that tests make up; every other name has no records.</summary>
internal sealed class FakeDns : IDnsClient
{
    private readonly Dictionary<(string Name, DnsType Type), List<DnsRecord>> _records = [];

    public List<string> Asked { get; } = [];

    public Task<IReadOnlyList<DnsRecord>> QueryAsync(string name, DnsType type, CancellationToken cancellationToken)
    {
        Asked.Add($"{type} {name}");
        return Task.FromResult<IReadOnlyList<DnsRecord>>(_records.GetValueOrDefault((name, type)) ?? []);
    }

    public FakeDns Naptr(string name, int order, string services, string replacement)
    {
        Add(name, DnsType.Naptr, new DnsRecord.Naptr(name, TimeSpan.FromMinutes(1), order, 0, "s", services, replacement));
        return this;
    }

    /// <summary>A server with its address sent along.</summary>
    public FakeDns Srv(string name, int priority, int weight, string address, int port)
    {
        string host = $"h{address.Replace('.', '-')}.example";
        Add(name, DnsType.Srv, new DnsRecord.Service(name, TimeSpan.FromMinutes(1), priority, weight, port, host));
        Add(name, DnsType.Srv, new DnsRecord.Host(host, TimeSpan.FromMinutes(1), IPAddress.Parse(address)));
        return this;
    }

    private void Add(string name, DnsType type, DnsRecord record)
    {
        if (!_records.TryGetValue((name, type), out List<DnsRecord>? list))
        {
            _records[(name, type)] = list = [];
        }

        list.Add(record);
    }
}
