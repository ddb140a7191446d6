using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Compliance;

/// <summary>All that the rules want to know before a contact is dialled.</summary>
/// <param name="Campaign">Whose contact it is.</param>
/// <param name="Standing">Where it is and what it consented to.</param>
/// <param name="Suppression">The entry of a do-not-call list that holds its number, or null.</param>
/// <param name="Uses">Attempts to its number by any campaign, this very attempt left out; older ones than <see cref="DialLaw.Memory"/> do not matter.</param>
/// <param name="Others">Whether another attempt has its number in hand at this moment.</param>
public sealed record DialCase(CampaignId Campaign, Standing Standing, Suppression? Suppression = null, IReadOnlyList<PhoneUse>? Uses = null, PhoneHold Others = PhoneHold.Free);
