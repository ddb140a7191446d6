using CxBridge.Domain.Attempts;
using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Routing;

/// <summary>The ways that a call may go.</summary>
/// <param name="Attempt">Whose.</param>
/// <param name="Shown">The number that the callee is shown: the campaign's own, until one of its pool is leased.</param>
/// <param name="Trunks">In the order in which they are tried; never empty.</param>
/// <param name="FoundAt">When it was looked for, right after the gate; a time stamp of the clock.</param>
internal sealed record CallRoute(GatedAttempt Attempt, PhoneNumber Shown, IReadOnlyList<CallTrunk> Trunks, long FoundAt);
