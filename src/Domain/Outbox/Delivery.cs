namespace CxBridge.Domain.Outbox;

/// <summary>A row of the outbox, leased for one try.</summary>
/// <param name="Id">Row number; shards are by its remainder.</param>
/// <param name="IdempotencyKey">The same for every try.</param>
/// <param name="Target">Where to POST it.</param>
/// <param name="Body">JSON.</param>
/// <param name="Tries">Tries before this one.</param>
public sealed record Delivery(long Id, string IdempotencyKey, Uri Target, string Body, int Tries);
