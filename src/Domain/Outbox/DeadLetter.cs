namespace CxBridge.Domain.Outbox;

/// <summary>A delivery that was given up and waits for a person.</summary>
/// <param name="Id">Row number.</param>
/// <param name="IdempotencyKey">The same for every try, a replay included.</param>
/// <param name="Target">Where it was POSTed.</param>
/// <param name="Tries">How often.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="Reason">Why the last try failed.</param>
public sealed record DeadLetter(long Id, string IdempotencyKey, Uri Target, int Tries, DateTimeOffset CreatedAt, string Reason);
