namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>When a simulated contact is tried again; an outcome without a delay is final.</summary>
/// <param name="MaxAttempts">One cap over all outcomes.</param>
/// <param name="Busy">Seconds after a dial that ended early.</param>
/// <param name="NoAnswer">Seconds after a dial that rang until the time-out.</param>
/// <param name="Failed">Seconds after the carrier refused.</param>
public sealed record RehearsalRetry(int MaxAttempts, double? Busy = null, double? NoAnswer = null, double? Failed = null);
