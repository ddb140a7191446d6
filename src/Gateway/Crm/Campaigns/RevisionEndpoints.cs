using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>GET /v1/campaigns/{id}/revisions, and POST /v1/campaigns/{id}/clone.</summary>
internal static class RevisionEndpoints
{
    private const int LargestPage = 200;
    private const int Batch = 5_000;
    private const int LongestName = 200;

    public static void MapRevisions(this RouteGroupBuilder campaigns)
    {
        campaigns.MapGet("/{id}/revisions", List).WithSummary("Every version of name and settings, newest first: who changed what, and when")
            .ProducesProblem(StatusCodes.Status404NotFound);
        campaigns.MapPost("/{id}/clone", Clone).WithSummary("Makes a draft with the same settings, and the same contacts if asked")
            .WithDescription("Contacts come along as if newly imported, without what came of them.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<RevisionPage>, ProblemHttpResult>> List(
        CampaignId id, long? before, int? limit, ICampaignStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is null)
        {
            return Problem.NotFound("campaign");
        }
        int most = Math.Clamp(limit ?? 50, 1, LargestPage);
        IReadOnlyList<CampaignRevision> page = await store.RevisionsAsync(id, before, most, cancellationToken);
        long? next = page.Count == most && page[^1].Number > 1 ? page[^1].Number : null;
        return TypedResults.Ok(new RevisionPage([.. page.Select(CampaignViews.Of)], next, time.GetUtcNow()));
    }

    private static async Task<Results<Created<CampaignView>, ProblemHttpResult>> Clone(
        CampaignId id, CloneRequest? request, ICampaignStore store, IContactStore contacts, TimeProvider time, HttpContext http, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } original)
        {
            return Problem.NotFound("campaign");
        }
        const string mark = " (copy)";
        var findings = new Findings();
        string name = request?.Name is { } given
            ? findings.Text("name", given, LongestName)
            : original.Name[..Math.Min(original.Name.Length, LongestName - mark.Length)] + mark;
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "The campaign was not cloned.");
        }
        // An end that has passed would refuse the start of the new one.
        CampaignSettings settings = original.Settings.EndsAt <= time.GetUtcNow() ? original.Settings with { EndsAt = null } : original.Settings;
        var clone = new Campaign(CampaignId.New(time), name, CampaignState.Draft, settings, original.Partitions, time.GetUtcNow(), 1) { RevisedBy = Actor.Of(http.User) };
        await store.AddAsync(clone, cancellationToken);
        if (request?.Contacts is CloneContacts.All)
        {
            await CopyContacts(id, clone.Id, contacts, cancellationToken);
        }
        RevisionTag.Write(http.Response, clone);
        return TypedResults.Created($"/v1/campaigns/{clone.Id}", CampaignViews.Of(clone, await store.CountAsync(clone.Id, cancellationToken)));
    }

    private static async Task CopyContacts(CampaignId from, CampaignId to, IContactStore contacts, CancellationToken cancellationToken)
    {
        ContactId? after = null;
        IReadOnlyList<Contact> page;
        do
        {
            page = await contacts.ListAsync(from, after, Batch, cancellationToken);
            if (page.Count > 0)
            {
                await contacts.AddAsync(to, [.. page.Select(c => new NewContact(c.Number, c.Name, c.Reference, c.Fields))], cancellationToken);
                after = page[^1].Id;
            }
        }
        while (page.Count == Batch);
    }
}
