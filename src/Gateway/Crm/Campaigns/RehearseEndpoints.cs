using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>POST /v1/campaigns/{id}/rehearse.</summary>
internal static class RehearseEndpoints
{
    public static void MapRehearse(this RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/rehearse", Rehearse)
        .WithSummary("Simulates what is left of a campaign: when it ends, who is abandoned, what it costs; for the current settings and for others")
        .WithDescription("With the code that paces campaigns, the campaign's own contacts, retries and hours, and what its calls so far say of its callees. Nobody is called. "
            + "Takes 30 s at most, one at a time; ends when the caller goes away.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<RehearseView>, ProblemHttpResult>> Rehearse(
        CampaignId id, RehearseRequest? request, ICampaignStore store, ICarrierStore carriers, CampaignRehearsal rehearsal, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } campaign)
        {
            return Problem.NotFound("campaign");
        }
        Carrier? carrier = await carriers.FindAsync(campaign.Settings.Carrier, cancellationToken);
        request ??= new();
        var findings = new Findings();
        RehearseReader.Check(request, findings);
        RehearsedSettings current = RehearseReader.Usable(new("current settings", campaign.Settings, carrier?.CallsPerSecond, carrier?.Channels), "settings", findings);
        RehearsedSettings[] tries = [current, .. findings.Items("variants", request.Variants ?? []).Select(v => RehearseReader.Read(v.Item, v.At, current, findings))];
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "Nothing was rehearsed.");
        }
        using var limit = new CancellationTokenSource(CampaignRehearsal.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return TypedResults.Ok(await rehearsal.RunAsync(id, request, tries, either.Token));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Problem.Invalid([new("horizonHours", "takes longer than 30 s to simulate", "Ask for fewer hours, fewer variants, or no number of seats; or try again later.")], "The rehearsal was given up.");
        }
    }
}
