using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.CallerIds;

/// <summary>/v1/caller-id-pools: numbers of which each call of a campaign shows one.</summary>
internal static class PoolEndpoints
{
    private const int MostUses = 5;

    public static void MapCallerIdPools(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder pools = v1.MapGroup("/caller-id-pools").WithTags("Caller ids");
        pools.MapGet("/", List).WithSummary("All pools by name");
        pools.MapPost("/", Add).WithSummary("Adds a pool").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        pools.MapGet("/{id}", Get).WithSummary("One pool").WithDescription("The ETag names its revision.").ProducesProblem(StatusCodes.Status404NotFound);
        pools.MapPut("/{id}", Replace).WithSummary("Replaces a pool: what it does not list any more is not shown any more")
            .WithDescription("In force within 5 s. With If-Match and the ETag that was read, nobody's change is overwritten unseen.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        pools.MapDelete("/{id}", Remove).WithSummary("Removes a pool that no campaign uses")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        pools.MapPoolHealth();
    }

    private static async Task<Ok<Listing<PoolView>>> List(ICallerIdStore store, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<PoolView>([.. (await store.ListAsync(cancellationToken)).Select(PoolView.Of)], time.GetUtcNow()));

    private static async Task<Results<Ok<PoolView>, ProblemHttpResult>> Get(CallerIdPoolId id, ICallerIdStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } pool)
        {
            return Problem.NotFound("pool");
        }
        EntityRevision.Write(response, pool.Revision);
        return TypedResults.Ok(PoolView.Of(pool));
    }

    private static async Task<Results<Created<PoolView>, ProblemHttpResult>> Add(
        PoolBody body, ICallerIdStore store, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        (CallerIdPool pool, Findings findings) = await Read(CallerIdPoolId.New(time), body, store, cancellationToken);
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "The pool was not saved.");
        }
        await store.SaveAsync(pool, cancellationToken);
        pool = pool with { Revision = 1 };
        EntityRevision.Write(response, pool.Revision);
        return TypedResults.Created($"/v1/caller-id-pools/{pool.Id}", PoolView.Of(pool));
    }

    private static async Task<Results<Ok<PoolView>, ProblemHttpResult>> Replace(
        CallerIdPoolId id, PoolBody body, ICallerIdStore store, HttpContext http, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } known)
            {
                return Problem.NotFound("pool");
            }
            if (!EntityRevision.Matches(http.Request, known.Revision))
            {
                return EntityRevision.Stale("pool", known.Revision);
            }
            (CallerIdPool pool, Findings findings) = await Read(id, body, store, cancellationToken);
            if (findings.Any)
            {
                return Problem.Invalid(findings.All, "The pool was not saved.");
            }
            // Somebody else was faster: with If-Match the next round says so, without it the change is laid over theirs.
            if (await store.ReplaceAsync(pool with { Revision = known.Revision }, cancellationToken) is { } stored)
            {
                EntityRevision.Write(http.Response, stored.Revision);
                return TypedResults.Ok(PoolView.Of(stored));
            }
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        CallerIdPoolId id, ICallerIdStore store, ICampaignStore campaigns, HttpContext http, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } known)
            {
                return Problem.NotFound("pool");
            }
            if (!EntityRevision.Matches(http.Request, known.Revision))
            {
                return EntityRevision.Stale("pool", known.Revision);
            }
            string[] uses = [.. (await campaigns.ListAsync(cancellationToken)).Where(c => c.ArchivedAt is null && c.Settings.CallerIdPool == id).Take(MostUses).Select(c => $"'{c.Name}'")];
            if (uses.Length > 0)
            {
                return Problem.Conflict("The pool is in use.", $"Used by {string.Join(", ", uses)}. Give these campaigns another pool, or an empty callerIdPool, or archive them.");
            }
            if (await store.RemoveAsync(id, known.Revision, cancellationToken))
            {
                return TypedResults.NoContent();
            }
        }
    }

    private static async Task<(CallerIdPool Pool, Findings Findings)> Read(CallerIdPoolId id, PoolBody body, ICallerIdStore store, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        CallerIdPool pool = PoolReader.Read(id, body, findings);
        if ((await store.ListAsync(cancellationToken)).Any(p => p.Id != id && string.Equals(p.Name, pool.Name, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Add("name", "another pool has this name", "Give it a name of its own.");
        }
        return (pool, findings);
    }
}
