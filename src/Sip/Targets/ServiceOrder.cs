using CxBridge.Sip.Dns;

namespace CxBridge.Sip.Targets;

/// <summary>The order in which to try the targets of an SRV name (RFC 2782): lower priorities first, within one drawn by weight.</summary>
internal static class ServiceOrder
{
    public static IEnumerable<DnsRecord.Service> Of(IEnumerable<DnsRecord.Service> records, Random random)
    {
        foreach (IGrouping<int, DnsRecord.Service> priority in records.Where(record => record.Target.Length > 0 && record.Port > 0).GroupBy(record => record.Priority).OrderBy(group => group.Key))
        {
            // Those of weight 0 come first in the list, so that they are drawn when the others' weights add up to 0 only.
            List<DnsRecord.Service> left = [.. priority.OrderBy(record => record.Weight)];
            while (left.Count > 0)
            {
                int drawn = random.Next(left.Sum(record => record.Weight) + 1);
                int running = 0;
                DnsRecord.Service next = left.First(record => (running += record.Weight) >= drawn);
                left.Remove(next);
                yield return next;
            }
        }
    }
}
