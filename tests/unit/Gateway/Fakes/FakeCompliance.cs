using System.Collections.Concurrent;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>Do-not-call lists in memory, and an answer to what holds contacts back.</summary>
internal sealed class FakeCompliance : ISuppressionStore, IDialCheck
{
    private readonly ConcurrentDictionary<(string Numbers, CampaignId? Campaign), Suppression> _entries = new();

    public IReadOnlyList<RuleCount> Held { get; set; } = [];

    public Task<int> AddAsync(IReadOnlyList<Suppression> entries, CancellationToken cancellationToken)
    {
        int before = _entries.Count;
        foreach (Suppression entry in entries)
        {
            _entries[(entry.Numbers.Text, entry.Campaign)] = entry;
        }

        return Task.FromResult(_entries.Count - before);
    }

    public Task<bool> RemoveAsync(NumberPattern numbers, CampaignId? campaign, CancellationToken cancellationToken) =>
        Task.FromResult(_entries.TryRemove((numbers.Text, campaign), out _));

    public Task<IReadOnlyList<Suppression>> FindAsync(PhoneNumber number, CampaignId? campaign, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Suppression>>([.. _entries.Values.Where(e => e.Numbers.Includes(number) && (e.Campaign is null || e.Campaign == campaign))]);

    public Task<IReadOnlyList<Suppression>> ListAsync(CampaignId? campaign, string? after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Suppression>>([.. _entries.Values.Where(e => e.Campaign == campaign && string.CompareOrdinal(e.Numbers.Text, after ?? "") > 0)
            .OrderBy(e => e.Numbers.Text, StringComparer.Ordinal).Take(limit)]);

    /// <summary>Nobody is dialled from then on, until a day later.</summary>
    public DateTimeOffset ClosedFrom { get; set; } = DateTimeOffset.MaxValue;

    public Task<DialVerdict?> MayDialAsync(CampaignId campaign, ContactId contact, DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult<DialVerdict?>(
        at < ClosedFrom ? DialVerdict.Allowed : DialVerdict.Blocked(DialRule.CallingHours, ClosedFrom.AddDays(1), "closed"));

    public Task<IReadOnlyList<RuleCount>> HeldAsync(CampaignId campaign, CancellationToken cancellationToken) => Task.FromResult(Held);
}
