using CxBridge.Domain.Bots;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Inbound;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Inbound;

/// <summary>/v1/inbound: which bot speaks with those who call us.</summary>
internal static class InboundEndpoints
{
    public static void MapInbound(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder inbound = v1.MapGroup("/inbound").WithTags("Inbound");
        inbound.MapGet("/", List).WithSummary("Called numbers and their bots");
        inbound.MapPost("/", Save).WithSummary("Gives a number its bot, in place of the one that it has").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        inbound.MapDelete("/{number}", Remove).WithSummary("Takes a number's bot away; its callers get 404").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Listing<InboundView>>> List(IInboundStore store, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<InboundView>([.. (await store.ListAsync(cancellationToken)).Select(InboundView.Of)], time.GetUtcNow()));

    private static async Task<Results<Ok<InboundView>, ProblemHttpResult>> Save(
        InboundBody body, IInboundStore store, IBotStore bots, ICampaignStore campaigns, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        if (!CalledNumber.TryParse(body.Number, out CalledNumber number))
        {
            findings.Add("number", "is not a number that can be called", "Write digits, such as +4930123456; +4930* for all that begin so; * for all others.");
        }
        BotId bot = findings.Id<BotId>("bot", body.Bot);
        CampaignId campaign = findings.Id<CampaignId>("campaign", body.Campaign);
        PublishedBot? published = findings.Any ? null : await bots.FindAsync(bot, body.BotVersion, cancellationToken);
        if (!findings.Any && published is null)
        {
            findings.Add("bot", "there is no such bot, or not in this version", "GET /v1/bots lists them.");
        }
        if (!findings.Any && await campaigns.FindAsync(campaign, cancellationToken) is null)
        {
            findings.Add("campaign", "there is no such campaign", "GET /v1/campaigns lists them; one that is never started will do.");
        }
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "The number was not saved.");
        }
        var route = new InboundRoute(number, bot, published!.Version, campaign);
        await store.SaveAsync(route, cancellationToken);
        return TypedResults.Ok(InboundView.Of(route));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string number, IInboundStore store, CancellationToken cancellationToken) =>
        CalledNumber.TryParse(number, out CalledNumber called) && await store.RemoveAsync(called, cancellationToken)
            ? TypedResults.NoContent()
            : Problem.NotFound("number");
}
