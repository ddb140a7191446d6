using CxBridge.Domain.Fleet;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CxBridge.Gateway.Ops;

/// <summary>/v1/hosts: what an operator does with a host. Reservations heed it at once; the host hears of it with its next beat, within 2 s.</summary>
internal static class HostEndpoints
{
    public static void MapHosts(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder host = v1.MapGroup("/hosts/{host}").WithTags("Operation");
        Map("/cordon", HostOrder.Cordon, "The host takes no new calls; its live ones go on");
        Map("/uncordon", HostOrder.Uncordon, "The host takes calls again");
        Map("/drain", HostOrder.Drain, "The host takes no new calls, and its process ends after the last one; it cannot be taken back");

        void Map(string command, HostOrder order, string summary) => host
            .MapPost(command, (string host, [FromServices] IFleet fleet, CancellationToken cancellationToken) => OrderAsync(host, order, fleet, cancellationToken))
            .WithSummary(summary).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> OrderAsync(string host, HostOrder order, IFleet fleet, CancellationToken cancellationToken) =>
        await fleet.OrderAsync(host, order, cancellationToken) ? TypedResults.NoContent() : Problem.NotFound("host");
}
