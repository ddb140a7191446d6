namespace CxBridge.Domain.Outbox;

/// <summary>Something to be pushed at least once; written in the business transaction.</summary>
/// <param name="IdempotencyKey">The same for every try, so that the receiver can drop repeats.</param>
/// <param name="Target">Where to POST it.</param>
/// <param name="Body">JSON.</param>
public sealed record NewDelivery(string IdempotencyKey, Uri Target, string Body);
