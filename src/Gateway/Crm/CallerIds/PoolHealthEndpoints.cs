using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Crm.Carriers;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.CallerIds;

/// <summary>GET /v1/caller-id-pools/health and GET /v1/caller-id-pools/{id}/health.</summary>
internal static class PoolHealthEndpoints
{
    public static void MapPoolHealth(this RouteGroupBuilder pools)
    {
        pools.MapGet("/health", List).WithSummary("How the numbers of all pools stand: shown today and now, answered, resting");
        pools.MapGet("/{id}/health", Get).WithSummary("How the numbers of one pool stand").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Listing<PoolHealthView>>> List(ICallerIdStore store, ICarrierStanding standing, TimeProvider time, CancellationToken cancellationToken)
    {
        IReadOnlyList<CallerIdPool> all = await store.ListAsync(cancellationToken);
        PoolHealthView[] views = await Task.WhenAll(all.Select(async p => PoolHealthView.Of(p, await standing.OfAsync(p.Id, cancellationToken), time.GetUtcNow())));
        return TypedResults.Ok(new Listing<PoolHealthView>(views, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<PoolHealthView>, ProblemHttpResult>> Get(
        CallerIdPoolId id, ICallerIdStore store, ICarrierStanding standing, TimeProvider time, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } pool
            ? TypedResults.Ok(PoolHealthView.Of(pool, await standing.OfAsync(id, cancellationToken), time.GetUtcNow()))
            : Problem.NotFound("pool");
}
