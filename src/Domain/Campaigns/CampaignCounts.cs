using CxBridge.Domain.Contacts;

namespace CxBridge.Domain.Campaigns;

/// <summary>How many contacts of a campaign are in each state, and when the earliest one that waits for a time may be dialled.</summary>
public sealed record CampaignCounts(IReadOnlyDictionary<ContactState, int> ByState, IReadOnlyDictionary<string, int> ByDisposition, DateTimeOffset? NextDue)
{
    /// <summary>All contacts.</summary>
    public int Total => ByState.Values.Sum();

    /// <summary>Contacts with an open attempt.</summary>
    public int InFlight => ByState.GetValueOrDefault(ContactState.Leased);

    /// <summary>Contacts that wait, due or not.</summary>
    public int Waiting => ByState.Where(s => s.Key.IsWaiting()).Sum(s => s.Value);

    /// <summary>Contacts that the campaign is done with.</summary>
    public int Finished => ByState.Where(s => s.Key.IsTerminal()).Sum(s => s.Value);

    /// <summary>When the first of the contacts that were never tried may be dialled by the rules of its place; long ago when one may be dialled now, null when
    /// time alone will not do it.</summary>
    public DateTimeOffset? PendingFrom { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Whether somebody may be dialled now.</summary>
    public bool AnyDue(DateTimeOffset now) => (ByState.GetValueOrDefault(ContactState.Pending) > 0 && PendingFrom <= now) || NextDue <= now;
}
