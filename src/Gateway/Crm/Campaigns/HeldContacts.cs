using System.Collections.Concurrent;
using CxBridge.Domain.Compliance;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Asks the rules of calling for people who look. Counts walk all contacts that wait, so that many consoles share one for some seconds.</summary>
internal sealed class HeldContacts(IServiceProvider services, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    // A host in which no rules are kept says nothing of them.
    private readonly IDialCheck? _check = services.GetService<IDialCheck>();
    private readonly ConcurrentDictionary<CampaignId, (long At, IReadOnlyList<RuleCount> Counts)> _last = new();

    /// <summary>Waiting contacts that a rule holds, by rule; at most 10 s old.</summary>
    public async Task<IReadOnlyList<RuleCount>> CountAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        if (_check is null)
        {
            return [];
        }

        if (_last.TryGetValue(campaign, out var known) && time.GetElapsedTime(known.At) < Fresh)
        {
            return known.Counts;
        }

        IReadOnlyList<RuleCount> counts = await _check.HeldAsync(campaign, cancellationToken);
        _last[campaign] = (time.GetTimestamp(), counts);
        return counts;
    }

    /// <summary>Whether a contact may be dialled at a time, now or to come; null when no rules are kept, or there is no such contact.</summary>
    public Task<DialVerdict?> MayDialAsync(CampaignId campaign, ContactId contact, DateTimeOffset at, CancellationToken cancellationToken) =>
        _check?.MayDialAsync(campaign, contact, at, cancellationToken) ?? Task.FromResult<DialVerdict?>(null);
}
