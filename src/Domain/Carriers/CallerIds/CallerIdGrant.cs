using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>A number to show, or why there is none.</summary>
/// <param name="Number">The number; null when there is none.</param>
/// <param name="Shortage">Why there is none.</param>
public sealed record CallerIdGrant(PhoneNumber? Number, CallerIdShortage Shortage);
