namespace CxBridge.Domain.Carriers.Permits;

/// <summary>How many dials a carrier will take within a tick.</summary>
/// <param name="Count">How many.</param>
/// <param name="FirstAfter">From now to the first.</param>
/// <param name="Spacing">Between two.</param>
/// <param name="Refusal">What kept it from being all that was wanted.</param>
/// <param name="Hold">How long its trunks are still held, when all of them are; zero while one that was held is tried with one call.</param>
/// <param name="FreeChannels">Channels that outbound calls may still take.</param>
/// <param name="CallsPerSecond">Its limit at this moment.</param>
/// <param name="HoldCause">Why they are held.</param>
/// <param name="SlowedFor">How long it is still slowed down, if it has not too much again; null when it is not.</param>
public sealed record PermitPromise(
    int Count, TimeSpan FirstAfter, TimeSpan Spacing, PermitRefusal Refusal, TimeSpan? Hold, int FreeChannels, double CallsPerSecond,
    TrunkHoldCause HoldCause, TimeSpan? SlowedFor);
