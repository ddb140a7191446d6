namespace CxBridge.Domain.Carriers.Permits;

/// <summary>How many dials a carrier will take within a tick.</summary>
/// <param name="Count">How many.</param>
/// <param name="FirstAfter">From now to the first.</param>
/// <param name="Spacing">Between two.</param>
/// <param name="Refusal">What kept it from being all that was wanted.</param>
/// <param name="Hold">How long its trunks are still held, when all of them are.</param>
/// <param name="FreeChannels">Channels that outbound calls may still take.</param>
/// <param name="CallsPerSecond">Its limit at this moment.</param>
public sealed record PermitPromise(int Count, TimeSpan FirstAfter, TimeSpan Spacing, PermitRefusal Refusal, TimeSpan? Hold, int FreeChannels, double CallsPerSecond);
