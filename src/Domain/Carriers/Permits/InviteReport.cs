using CxBridge.Domain.Carriers.Routing;

namespace CxBridge.Domain.Carriers.Permits;

/// <summary>How an INVITE ended for its trunk.</summary>
/// <param name="Fate">What it says of the trunk.</param>
/// <param name="Status">Final SIP status, or null.</param>
/// <param name="RetryAfter">How long the trunk wants to be left alone, or null.</param>
/// <param name="Cause">The end in words, or null.</param>
public readonly record struct InviteReport(InviteFate Fate, int? Status, TimeSpan? RetryAfter, string? Cause = null);
