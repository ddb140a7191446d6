using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>/v1/carriers.</summary>
internal static class CarrierEndpoints
{
    private const int MostUses = 5;

    public static void MapCarriers(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder carriers = v1.MapGroup("/carriers").WithTags("Carriers");
        carriers.MapGet("/", List).WithSummary("All carriers by name; passwords are never shown");
        carriers.MapPost("/", Add).WithSummary("Adds a carrier").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        carriers.MapGet("/{id}", Get).WithSummary("One carrier").WithDescription("The ETag names its revision.").ProducesProblem(StatusCodes.Status404NotFound);
        carriers.MapPut("/{id}", Replace).WithSummary("Replaces a carrier")
            .WithDescription("In force within a second. Trunks are known by their names: one that is left out is removed. With If-Match and the ETag that was read, nobody's change is overwritten unseen.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        carriers.MapDelete("/{id}", Remove).WithSummary("Removes a carrier that no campaign and no route uses")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        carriers.MapCarrierHealth();
    }

    private static async Task<Ok<Listing<CarrierView>>> List(ICarrierStore store, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<CarrierView>([.. (await store.ListAsync(cancellationToken)).Select(CarrierView.Of)], time.GetUtcNow()));

    private static async Task<Results<Ok<CarrierView>, ProblemHttpResult>> Get(CarrierId id, ICarrierStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } carrier)
        {
            return Problem.NotFound("carrier");
        }
        EntityRevision.Write(response, carrier.Revision);
        return TypedResults.Ok(CarrierView.Of(carrier));
    }

    private static async Task<Results<Created<CarrierView>, ProblemHttpResult>> Add(
        CarrierBody body, ICarrierStore store, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        (Carrier carrier, Findings findings) = await Read(CarrierId.New(time), body, null, store, cancellationToken);
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "The carrier was not saved.");
        }
        await store.SaveAsync(carrier, cancellationToken);
        carrier = carrier with { Revision = 1 };
        EntityRevision.Write(response, carrier.Revision);
        return TypedResults.Created($"/v1/carriers/{carrier.Id}", CarrierView.Of(carrier));
    }

    private static async Task<Results<Ok<CarrierView>, ProblemHttpResult>> Replace(
        CarrierId id, CarrierBody body, ICarrierStore store, HttpContext http, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } known)
            {
                return Problem.NotFound("carrier");
            }
            if (!EntityRevision.Matches(http.Request, known.Revision))
            {
                return EntityRevision.Stale("carrier", known.Revision);
            }
            (Carrier carrier, Findings findings) = await Read(id, body, known, store, cancellationToken);
            if (findings.Any)
            {
                return Problem.Invalid(findings.All, "The carrier was not saved.");
            }
            // Somebody else was faster: with If-Match the next round says so, without it the change is laid over theirs.
            if (await store.ReplaceAsync(carrier with { Revision = known.Revision }, cancellationToken) is { } stored)
            {
                EntityRevision.Write(http.Response, stored.Revision);
                return TypedResults.Ok(CarrierView.Of(stored));
            }
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        CarrierId id, ICarrierStore store, IRouteStore routes, ICampaignStore campaigns, HttpContext http, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } known)
            {
                return Problem.NotFound("carrier");
            }
            if (!EntityRevision.Matches(http.Request, known.Revision))
            {
                return EntityRevision.Stale("carrier", known.Revision);
            }
            IEnumerable<string> uses =
            [
                .. (await campaigns.ListAsync(cancellationToken)).Where(c => c.ArchivedAt is null && c.Settings.Carrier == id).Select(c => $"campaign '{c.Name}'"),
                .. (await routes.ListAsync(cancellationToken)).Where(r => r.Choices.Any(c => c.Carrier == id)).Select(r => $"route {r.Prefix}"),
            ];
            if (uses.Any())
            {
                return Problem.Conflict("The carrier is in use.", $"Used by {string.Join(", ", uses.Take(MostUses))}. Give them another carrier or archive the campaigns; to stop its calls at once, set state to paused.");
            }
            if (await store.RemoveAsync(id, known.Revision, cancellationToken))
            {
                return TypedResults.NoContent();
            }
        }
    }

    private static async Task<(Carrier Carrier, Findings Findings)> Read(
        CarrierId id, CarrierBody body, Carrier? known, ICarrierStore store, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        Carrier carrier = CarrierReader.Read(id, body, known, findings);
        if ((await store.ListAsync(cancellationToken)).Any(c => c.Id != id && string.Equals(c.Name, carrier.Name, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Add("name", "another carrier has this name", "Give it a name of its own.");
        }
        return (carrier, findings);
    }
}
