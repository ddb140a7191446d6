using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Contacts;

/// <summary>/v1/campaigns/{id}/contacts/{contact}: one contact read, edited, called back, called again; and many called again at once.</summary>
internal static class DeskEndpoints
{
    /// <summary>A callback that far ahead is a slip of the hand.</summary>
    private static readonly TimeSpan FarthestCallback = TimeSpan.FromDays(366);

    public static void MapDesk(this RouteGroupBuilder contacts)
    {
        contacts.MapGet("/{contact:long}", Get).WithSummary("One contact").ProducesProblem(StatusCodes.Status404NotFound);
        contacts.MapPatch("/{contact:long}", Edit).WithSummary("Changes number, name, reference or fields").WithDescription("Refused while the contact is in a call.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        contacts.MapPost("/{contact:long}/callback", CallBack).WithSummary("Has it called at a time, before all others")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        contacts.MapPost("/{contact:long}/requeue", RequeueOne).WithSummary("Has it called again")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        contacts.MapPost("/requeue", RequeueMany).WithSummary("Has contacts called again that the campaign is done with")
            .WithDescription("Those that must not be called stay as they are. A completed campaign goes on when it is started again.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<ContactView>, ProblemHttpResult>> Get(CampaignId id, long contact, IContactStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, new(contact), cancellationToken) is { } found ? TypedResults.Ok(ContactView.Of(found)) : Problem.NotFound("contact");

    private static async Task<Results<Ok<ContactView>, ProblemHttpResult>> Edit(
        CampaignId id, long contact, ContactEdit edit, IContactStore store, IContactDesk desk, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, new(contact), cancellationToken) is not { } now)
        {
            return Problem.NotFound("contact");
        }
        var findings = new Findings();
        var body = new NewContactBody(edit.Number ?? now.Number.E164, edit.Name ?? now.Name, edit.Reference ?? now.Reference, edit.Fields ?? now.Fields);
        return ContactReader.Read(body, "contact", findings) is { } wanted
            ? await Answer(await desk.EditAsync(id, new(contact), wanted, cancellationToken), id, contact, store, cancellationToken)
            : Problem.Invalid(findings.All, "The contact was not changed.");
    }

    private static async Task<Results<Ok<ContactView>, ProblemHttpResult>> CallBack(
        CampaignId id, long contact, CallbackRequest request, ICampaignStore campaigns, IContactStore store, IContactDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (request.At is not { } at || at <= now || at > now + FarthestCallback)
        {
            return Problem.Invalid([new("at", request.At is null ? "is missing" : "is past, or more than a year ahead", "Give a time to come, such as 2026-03-31T09:00:00+02:00.")]);
        }
        return await Refusal(id, campaigns, cancellationToken)
            ?? await Answer(await desk.CallBackAsync(id, new(contact), at.ToUniversalTime(), cancellationToken), id, contact, store, cancellationToken);
    }

    private static async Task<Results<Ok<ContactView>, ProblemHttpResult>> RequeueOne(
        CampaignId id, long contact, RequeueOne? request, ICampaignStore campaigns, IContactStore store, IContactDesk desk, CancellationToken cancellationToken) =>
        await Refusal(id, campaigns, cancellationToken)
            ?? await Answer(await desk.RequeueAsync(id, new(contact), request?.Attempts ?? RequeueAttempts.Keep, cancellationToken), id, contact, store, cancellationToken);

    private static async Task<Results<Ok<Requeued>, ProblemHttpResult>> RequeueMany(
        CampaignId id, RequeueRequest request, ICampaignStore campaigns, IContactDesk desk, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        ContactFilter filter = FilterReader.Read(request.State, request.Outcome, request.Disposition, null, findings);
        if (request.All is not true && filter == ContactFilter.All && !findings.Any)
        {
            findings.Add("all", "is missing", "Say whom: a state, an outcome, a disposition, or \"all\": true.");
        }
        if (filter.State is { } state && (!state.IsTerminal() || state == ContactState.Suppressed))
        {
            findings.Add("state", $"is {Codes.Of(state)}", "Only contacts that the campaign is done with are called again, and never those that must not be called.");
        }
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "Nobody is called again.");
        }
        return await campaigns.FindAsync(id, cancellationToken) is not { } campaign ? Problem.NotFound("campaign")
            : ContactsGate.RefusalOfCalls(campaign) is { } refusal ? refusal
            : TypedResults.Ok(new Requeued(await desk.RequeueManyAsync(id, filter, request.Attempts ?? RequeueAttempts.Keep, cancellationToken)));
    }

    private static async Task<ProblemHttpResult?> Refusal(CampaignId id, ICampaignStore campaigns, CancellationToken cancellationToken) =>
        await campaigns.FindAsync(id, cancellationToken) is { } campaign ? ContactsGate.RefusalOfCalls(campaign) : Problem.NotFound("campaign");

    private static async Task<Results<Ok<ContactView>, ProblemHttpResult>> Answer(
        ContactChange change, CampaignId id, long contact, IContactStore store, CancellationToken cancellationToken) => change switch
        {
            ContactChange.Done => await Get(id, contact, store, cancellationToken),
            ContactChange.InCall => Problem.Conflict("The contact is in a call.", "Wait until the call is over, then repeat the request."),
            ContactChange.NumberTaken => Problem.Conflict("Another contact of the campaign has this number.", "A campaign calls each number for one contact only."),
            ContactChange.Suppressed => Problem.Conflict("The contact must not be called.", "It is on a list of numbers that nobody may call."),
            _ => Problem.NotFound("contact"),
        };
}
