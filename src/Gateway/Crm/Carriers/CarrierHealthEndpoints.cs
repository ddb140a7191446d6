using CxBridge.Domain.Carriers;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>GET /v1/carriers/health and GET /v1/carriers/{id}/health.</summary>
internal static class CarrierHealthEndpoints
{
    public static void MapCarrierHealth(this RouteGroupBuilder carriers)
    {
        carriers.MapGet("/health", List).WithSummary("How all carriers and their trunks stand at this moment")
            .WithDescription("Calls a second and channels in use, whether a carrier is slowed down, and of each trunk its breaker, its last failure and what OPTIONS found.");
        carriers.MapGet("/{id}/health", Get).WithSummary("How one carrier and its trunks stand at this moment").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Listing<CarrierHealthView>>> List(ICarrierStore store, ICarrierStanding standing, TimeProvider time, CancellationToken cancellationToken)
    {
        IReadOnlyList<Carrier> all = await store.ListAsync(cancellationToken);
        CarrierHealthView[] views = await Task.WhenAll(all.Select(c => ViewAsync(c, standing, time, cancellationToken)));
        return TypedResults.Ok(new Listing<CarrierHealthView>(views, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<CarrierHealthView>, ProblemHttpResult>> Get(
        CarrierId id, ICarrierStore store, ICarrierStanding standing, TimeProvider time, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } carrier
            ? TypedResults.Ok(await ViewAsync(carrier, standing, time, cancellationToken))
            : Problem.NotFound("carrier");

    private static async Task<CarrierHealthView> ViewAsync(Carrier carrier, ICarrierStanding standing, TimeProvider time, CancellationToken cancellationToken) =>
        CarrierHealthView.Of(carrier, await standing.OfAsync(carrier.Id, cancellationToken), time.GetUtcNow());
}
