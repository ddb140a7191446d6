using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Contacts;

/// <summary>/v1/campaigns/{id}/contacts.</summary>
internal static class ContactEndpoints
{
    private const int LargestBatch = 5_000;
    private const int LargestPage = 1_000;

    public static void MapContacts(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder contacts = v1.MapGroup("/campaigns/{id}/contacts").WithTags("Contacts");
        contacts.MapGet("/", List).WithSummary("A page of contacts by ascending id")
            .WithDescription("All that is given must hold: state, outcome and disposition of the last attempt, number.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        contacts.MapPost("/", Add).WithSummary("Adds up to 5,000 contacts; good ones are kept even if others are bad")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        contacts.MapDesk();
        contacts.MapExport();
    }

    private static async Task<Results<Ok<ContactPage>, ProblemHttpResult>> List(
        CampaignId id, long? after, int? limit, string? state, string? outcome, string? disposition, string? number,
        IContactStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        ContactFilter filter = FilterReader.Read(state, outcome, disposition, number, findings);
        if (findings.Any)
        {
            return Problem.Invalid(findings.All);
        }
        int most = Math.Clamp(limit ?? 200, 1, LargestPage);
        IReadOnlyList<Contact> page = await store.ListAsync(id, filter, after is { } a ? new ContactId(a) : null, most, cancellationToken);
        long? next = page.Count == most ? page[^1].Id.Value : null;
        return TypedResults.Ok(new ContactPage([.. page.Select(ContactView.Of)], next, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<ContactsAdded>, ProblemHttpResult>> Add(
        CampaignId id, NewContacts request, ICampaignStore campaigns, IContactStore store, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
        {
            return Problem.NotFound("campaign");
        }
        if (ContactsGate.RefusalOfNew(campaign) is { } refusal)
        {
            return refusal;
        }
        if (request.Contacts is not { Count: > 0 and <= LargestBatch } given)
        {
            return Problem.Invalid([new("contacts", $"holds {request.Contacts?.Count ?? 0} contacts", $"Send 1 to {LargestBatch}; use a CSV import for more.")]);
        }
        var findings = new Findings();
        var good = new List<NewContact>();
        var places = new List<int>();
        for (int i = 0; i < given.Count; i++)
        {
            if (ContactReader.Read(given[i], $"contacts[{i}]", findings) is { } contact)
            {
                good.Add(contact);
                places.Add(i);
            }
        }
        ImportResult result = good.Count > 0 ? await store.AddAsync(id, good, cancellationToken) : new(0, []);
        foreach (int duplicate in result.Duplicates)
        {
            findings.Add($"contacts[{places[duplicate]}].number", "the campaign has this number already", "Nothing to do: the earlier contact stays.");
        }
        return TypedResults.Ok(new ContactsAdded(result.Added, result.Duplicates.Count, given.Count - good.Count, findings.All));
    }
}
