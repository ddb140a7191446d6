using CxBridge.Domain.Outbox;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Outbox;

/// <summary>/v1/outbox/dead-letters.</summary>
internal static class DeadLetterEndpoints
{
    private const int LargestPage = 500;
    private const int MostIds = 1_000;

    public static void MapDeadLetters(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder letters = v1.MapGroup("/outbox/dead-letters").WithTags("Operation");
        letters.MapGet("/", List).WithSummary("Results that could not be delivered and were given up, oldest first");
        letters.MapPost("/replay", Replay).WithSummary("Tries them again, from the first try on, with the same Idempotency-Key")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<DeadLetterPage>> List(long? after, int? limit, IOutboxStore outbox, TimeProvider time, CancellationToken cancellationToken)
    {
        int most = Math.Clamp(limit ?? 100, 1, LargestPage);
        IReadOnlyList<DeadLetter> page = await outbox.DeadAsync(after ?? 0, most, cancellationToken);
        return TypedResults.Ok(new DeadLetterPage([.. page.Select(DeadLetterView.Of)], page.Count == most ? page[^1].Id : null, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<Replayed>, ProblemHttpResult>> Replay(ReplayRequest request, IOutboxStore outbox, CancellationToken cancellationToken)
    {
        if (request.All is true)
        {
            return TypedResults.Ok(new Replayed(await outbox.ReplayAsync(null, cancellationToken)));
        }
        return request.Ids is { Count: > 0 and <= MostIds } ids
            ? TypedResults.Ok(new Replayed(await outbox.ReplayAsync(ids, cancellationToken)))
            : Problem.Invalid([new("ids", $"holds {request.Ids?.Count ?? 0} ids", $"Give 1 to {MostIds}, or \"all\": true.")], "Nothing is tried again.");
    }
}
