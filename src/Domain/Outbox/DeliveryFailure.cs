namespace CxBridge.Domain.Outbox;

/// <summary>Why a delivery failed.</summary>
/// <param name="Reason">In words, without secrets, at most 200 characters.</param>
/// <param name="RetryAfter">What the receiver asked for, or null.</param>
public sealed record DeliveryFailure(string Reason, TimeSpan? RetryAfter);
