using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Compliance;

/// <summary>Port: the answer of <see cref="DialLaw"/> for contacts as they are stored.</summary>
public interface IDialCheck
{
    /// <summary>Whether a contact may be dialled at a time, now or to come, by what is known now; if not, by which rule and until when; null when there is no
    /// such contact. It says nothing on its due time, its state or the campaign's life.</summary>
    Task<DialVerdict?> MayDialAsync(CampaignId campaign, ContactId contact, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Waiting contacts of a campaign that a rule keeps from being dialled, by rule and the moment it lets go; the largest groups first. Counts
    /// contacts, so it is for people who ask and not for every tick.</summary>
    Task<IReadOnlyList<RuleCount>> HeldAsync(CampaignId campaign, CancellationToken cancellationToken);
}
