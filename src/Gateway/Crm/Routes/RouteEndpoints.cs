using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Route = CxBridge.Domain.Carriers.Routing.Route;

namespace CxBridge.Gateway.Crm.Routes;

/// <summary>/v1/routes: who carries numbers that begin with a prefix, at what price.</summary>
internal static class RouteEndpoints
{
    public static void MapCarrierRoutes(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder routes = v1.MapGroup("/routes").WithTags("Routes");
        routes.MapGet("/", List).WithSummary("All routes by prefix").WithDescription("The longest prefix that a number begins with decides alone; without any, the campaign's own carrier takes the call.");
        routes.MapGet("/plan", Plan).WithSummary("Which ways a call to a number would go, cheapest first")
            .WithDescription("carrier is the campaign's own: it goes first at the same price, and takes the call where no route matches.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        routes.MapGet("/{prefix}", Get).WithSummary("One route").WithDescription("The ETag names its revision.").ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapPut("/{prefix}", Put).WithSummary("Adds or replaces the route of a prefix")
            .WithDescription("In force within 10 s. With If-Match and the ETag that was read, nobody's change is overwritten unseen.")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        routes.MapDelete("/{prefix}", Remove).WithSummary("Removes a route; its numbers go by the next shorter prefix")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static async Task<Ok<Listing<RouteView>>> List(IRouteStore store, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<RouteView>([.. (await store.ListAsync(cancellationToken)).Select(RouteView.Of)], time.GetUtcNow()));

    private static async Task<Results<Ok<RoutePlanView>, ProblemHttpResult>> Plan(
        string? number, string? carrier, IRouteStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        Domain.Telephony.PhoneNumber callee = findings.NumberInQuery("number", number);
        CarrierId own = string.IsNullOrEmpty(carrier) ? default : findings.Id<CarrierId>("carrier", carrier);
        if (findings.Any)
        {
            return Problem.Invalid(findings.All);
        }
        RoutePlan plan = RoutePlan.For(callee, new RouteTable(await store.ListAsync(cancellationToken)), own);
        return TypedResults.Ok(new RoutePlanView(
            callee.E164, plan.Prefix, plan.Prefix is not null && plan.Steps.Count == 0,
            [.. plan.Steps.Where(s => s.Carrier != default).Select(s => new RouteStepView(s.Carrier, s.PricePerMinute))], time.GetUtcNow()));
    }

    private static async Task<Results<Ok<RouteView>, ProblemHttpResult>> Get(string prefix, IRouteStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(prefix.TrimStart('+'), cancellationToken) is not { } route)
        {
            return Problem.NotFound("route");
        }
        EntityRevision.Write(response, route.Revision);
        return TypedResults.Ok(RouteView.Of(route));
    }

    private static async Task<Results<Ok<RouteView>, ProblemHttpResult>> Put(
        string prefix, RouteBody body, IRouteStore store, ICarrierStore carriers, HttpContext http, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        Route route = RouteReader.Read(prefix, body, await carriers.ListAsync(cancellationToken), findings);
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "The route was not saved.");
        }
        while (true)
        {
            Route? known = await store.FindAsync(route.Prefix, cancellationToken);
            if (!EntityRevision.Matches(http.Request, known?.Revision))
            {
                return EntityRevision.Stale("route", known?.Revision);
            }
            Route? stored = known is null ? await store.SaveAsync(route, cancellationToken)
                : await store.ReplaceAsync(route with { Revision = known.Revision }, cancellationToken);
            if (stored is not null)
            {
                EntityRevision.Write(http.Response, stored.Revision);
                return TypedResults.Ok(RouteView.Of(stored));
            }
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string prefix, IRouteStore store, HttpRequest request, CancellationToken cancellationToken)
    {
        string digits = prefix.TrimStart('+');
        while (true)
        {
            if (await store.FindAsync(digits, cancellationToken) is not { } known)
            {
                return Problem.NotFound("route");
            }
            if (!EntityRevision.Matches(request, known.Revision))
            {
                return EntityRevision.Stale("route", known.Revision);
            }
            if (await store.RemoveAsync(digits, known.Revision, cancellationToken))
            {
                return TypedResults.NoContent();
            }
        }
    }
}
