using CxBridge.Domain.Outbox;

namespace CxBridge.Gateway.Crm.Outbox;

/// <summary>A result that could not be delivered and was given up.</summary>
/// <param name="Id">Its number.</param>
/// <param name="IdempotencyKey">The same for every try, a replay included.</param>
/// <param name="Target">Where it was posted, without its query.</param>
/// <param name="Tries">How often.</param>
/// <param name="CreatedAt">When the result came.</param>
/// <param name="Reason">Why the last try failed.</param>
internal sealed record DeadLetterView(long Id, string IdempotencyKey, string Target, int Tries, DateTimeOffset CreatedAt, string Reason)
{
    // Some receivers want a token in the query: it is nobody else's business.
    public static DeadLetterView Of(DeadLetter d) => new(d.Id, d.IdempotencyKey, d.Target.GetLeftPart(UriPartial.Path), d.Tries, d.CreatedAt, d.Reason);
}

/// <summary>A page of dead letters, oldest first.</summary>
/// <param name="Items">The dead letters.</param>
/// <param name="Next">Pass as <c>after</c> for the next page; null on the last one.</param>
/// <param name="At">When it was read.</param>
internal sealed record DeadLetterPage(IReadOnlyList<DeadLetterView> Items, long? Next, DateTimeOffset At);

/// <summary>Which dead letters are tried again.</summary>
/// <param name="Ids">These.</param>
/// <param name="All">True: all of them.</param>
internal sealed record ReplayRequest(IReadOnlyList<long>? Ids = null, bool? All = null);

/// <summary>How many are tried again.</summary>
internal sealed record Replayed(int DeadLetters);
