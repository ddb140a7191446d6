using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>An INVITE as it came to a carrier.</summary>
internal sealed record Invite(DateTimeOffset At, string Carrier, string Number, AttemptId Attempt);
