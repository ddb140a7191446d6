using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Gateway.Crm.Contacts;
using CxBridge.Gateway.Problems;
using CxBridge.Grains.Interfaces.Campaigns;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>GET /v1/campaigns/{id}/explain, and POST /v1/campaigns/{id}/dial for campaigns that are dialled by hand.</summary>
internal static class ExplainEndpoints
{
    private const int MostCalls = 1000;

    public static void MapExplain(this RouteGroupBuilder campaigns)
    {
        campaigns.MapGet("/{id}/explain", Explain).WithSummary("Why it does not dial more: what holds it back now, in order")
            .WithDescription("From the decisions of the dialler's last tick; codes for programs, texts for people.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        campaigns.MapGet("/{id}/contacts/{contact:long}/explain", ExplainContact).WithTags("Contacts")
            .WithSummary("Why a contact is not called now: what holds it back, in order, and when it can be called at the earliest")
            .ProducesProblem(StatusCodes.Status404NotFound);
        campaigns.MapPost("/{id}/dial", Dial).WithSummary("Dials so many contacts now, with manual pacing")
            .WithDescription("Send the same Idempotency-Key (a GUID) again when the answer was lost: the command is carried out once.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>GET /v1/contacts/{contact}/explain, for programs that know a contact by its id alone.</summary>
    public static void MapContactExplain(this RouteGroupBuilder v1) => v1.MapGet("/contacts/{contact:long}/explain", ExplainAnyContact).WithTags("Contacts")
        .WithSummary("Why a contact is not called now, by its id alone").ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<ExplainView>, ProblemHttpResult>> Explain(
        CampaignId id, ICampaignStore store, ICampaignCommands commands, HeldContacts held, TimeProvider time, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is null
            ? Problem.NotFound("campaign")
            : TypedResults.Ok(ExplainViews.Of(await commands.Explain(id), await held.CountAsync(id, cancellationToken), time.GetUtcNow()));

    private static async Task<Results<Ok<ContactExplainView>, ProblemHttpResult>> ExplainContact(
        CampaignId id, long contact, ICampaignStore store, IContactStore contacts, ICampaignCommands commands, HeldContacts held, TimeProvider time, CancellationToken cancellationToken)
    {
        return await contacts.FindAsync(id, new(contact), cancellationToken) is { } found
            ? await ExplainAsync(found, store, commands, held, time.GetUtcNow(), cancellationToken)
            : Problem.NotFound("contact");
    }

    private static async Task<Results<Ok<ContactExplainView>, ProblemHttpResult>> ExplainAnyContact(
        long contact, ICampaignStore store, IContactStore contacts, ICampaignCommands commands, HeldContacts held, TimeProvider time, CancellationToken cancellationToken) =>
        await contacts.FindAsync(new(contact), cancellationToken) is { } found
            ? await ExplainAsync(found, store, commands, held, time.GetUtcNow(), cancellationToken)
            : Problem.NotFound("contact");

    private static async Task<Results<Ok<ContactExplainView>, ProblemHttpResult>> ExplainAsync(
        Contact found, ICampaignStore store, ICampaignCommands commands, HeldContacts held, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(found.Campaign, cancellationToken) is not { } campaign)
        {
            return Problem.NotFound("contact");
        }

        CampaignExplanation explanation = await commands.Explain(found.Campaign);

        // Who waits for a time is judged at that time first: hours that are open now may be closed then.
        DialVerdict? verdict = found.NextAt > now ? await held.MayDialAsync(found.Campaign, found.Id, found.NextAt.Value, cancellationToken) : null;
        if (verdict is not { MayDial: false })
        {
            verdict = await held.MayDialAsync(found.Campaign, found.Id, now, cancellationToken);
        }

        IReadOnlyList<Hold> holds = ContactHolds.Of(found, campaign, verdict, explanation.Partitions.SelectMany(p => p.Holds).Select(ExplainViews.Of), now);
        return TypedResults.Ok(new ContactExplainView(ContactView.Of(found), [.. holds.Select(HoldView.Of)], ContactHolds.Earliest(holds, now), now));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Dial(
        CampaignId id, DialRequest request, [FromHeader(Name = "Idempotency-Key")] string? key, ICampaignStore store, ICampaignCommands commands, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        Guid operation = Guid.NewGuid();
        if (key is not null && !Guid.TryParse(key, out operation))
        {
            findings.Add("Idempotency-Key", "is not a GUID", "Send a GUID, the same one for every try.");
        }

        if (request.Calls is null)
        {
            findings.Add("calls", "is missing", "Say how many contacts to dial.");
        }

        int calls = findings.Within("calls", request.Calls, 1, 1, MostCalls);
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "Nobody was dialled.");
        }

        if (await store.FindAsync(id, cancellationToken) is null)
        {
            return Problem.NotFound("campaign");
        }

        CommandAnswer answer = await commands.Dial(id, calls, operation);
        return answer.Refusal is { } refusal ? Problem.Conflict("The campaign did not dial.", refusal) : TypedResults.NoContent();
    }
}
