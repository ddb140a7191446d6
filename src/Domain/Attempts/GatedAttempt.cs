using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Attempts;

/// <summary>An attempt that has just passed the gate, with all that the host needs to dial it and to close it.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Partition">Campaign and partition.</param>
/// <param name="Contact">The contact.</param>
/// <param name="Number">Whom to call.</param>
/// <param name="Facts">What the bot may speak of: name, reference and all imported columns.</param>
/// <param name="AttemptNumber">Counts from 1 for each contact.</param>
/// <param name="Settings">The campaign's settings at this moment.</param>
public sealed record GatedAttempt(
    AttemptId Attempt,
    PartitionId Partition,
    ContactId Contact,
    PhoneNumber Number,
    IReadOnlyDictionary<string, string> Facts,
    int AttemptNumber,
    CampaignSettings Settings)
{
    /// <summary>Where the contact was before they called us, and goes back to unless they are spoken with; null when we called them.</summary>
    public ContactNext? CameFrom { get; init; }

    /// <summary>Who called whom.</summary>
    public CallDirection Direction => CameFrom is null ? CallDirection.Outbound : CallDirection.Inbound;
}
