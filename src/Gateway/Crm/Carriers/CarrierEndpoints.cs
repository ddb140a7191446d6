using CxBridge.Domain.Carriers;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>/v1/carriers.</summary>
internal static class CarrierEndpoints
{
    public static void MapCarriers(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder carriers = v1.MapGroup("/carriers").WithTags("Carriers");
        carriers.MapGet("/", List).WithSummary("All carriers by name; passwords are never shown");
        carriers.MapPost("/", Add).WithSummary("Adds a carrier").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        carriers.MapPut("/{id}", Replace).WithSummary("Replaces a carrier").ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<Listing<CarrierView>>> List(ICarrierStore store, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<CarrierView>([.. (await store.ListAsync(cancellationToken)).Select(CarrierView.Of)], time.GetUtcNow()));

    private static async Task<Results<Created<CarrierView>, ProblemHttpResult>> Add(
        CarrierBody body, ICarrierStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        (Carrier? carrier, ProblemHttpResult? problem) = await Save(CarrierId.New(time), body, null, store, cancellationToken);
        return carrier is null ? problem! : TypedResults.Created($"/v1/carriers/{carrier.Id}", CarrierView.Of(carrier));
    }

    private static async Task<Results<Ok<CarrierView>, ProblemHttpResult>> Replace(
        CarrierId id, CarrierBody body, ICarrierStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } known)
        {
            return Problem.NotFound("carrier");
        }
        (Carrier? carrier, ProblemHttpResult? problem) = await Save(id, body, known, store, cancellationToken);
        return carrier is null ? problem! : TypedResults.Ok(CarrierView.Of(carrier));
    }

    private static async Task<(Carrier? Carrier, ProblemHttpResult? Problem)> Save(
        CarrierId id, CarrierBody body, Carrier? known, ICarrierStore store, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        Carrier carrier = CarrierReader.Read(id, body, known, findings);
        if ((await store.ListAsync(cancellationToken)).Any(c => c.Id != id && string.Equals(c.Name, carrier.Name, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Add("name", "another carrier has this name", "Give it a name of its own.");
        }
        if (findings.Any)
        {
            return (null, Problem.Invalid(findings.All, "The carrier was not saved."));
        }
        await store.SaveAsync(carrier, cancellationToken);
        return (carrier, null);
    }
}
