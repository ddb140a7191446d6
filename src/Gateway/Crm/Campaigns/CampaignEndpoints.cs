using CxBridge.Domain.Bots;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>/v1/campaigns.</summary>
internal static class CampaignEndpoints
{
    private const int LongestName = 200;

    public static void MapCampaigns(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder campaigns = v1.MapGroup("/campaigns").WithTags("Campaigns");
        campaigns.MapGet("/", List).WithSummary("All campaigns, newest first, with their counts and their last 5 minutes").WithDescription("Archived ones only with archived=true.");
        campaigns.MapPost("/", Create).WithSummary("Makes a draft").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        campaigns.MapGet("/{id}", Get).WithSummary("One campaign with its counts and its last 5 minutes").WithDescription("The ETag names the revision of its name and settings.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        campaigns.MapPatch("/{id}", Change).WithSummary("Changes name or settings, in any state; applies to calls not yet dialled")
            .WithDescription("Each change is a new revision. With If-Match and the ETag that the change was made from, nobody's change is overwritten unseen.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        campaigns.MapRevisions();
        campaigns.MapCommands();
        campaigns.MapExplain();
        campaigns.MapRehearse();
    }

    private static async Task<Ok<Listing<CampaignView>>> List(bool? archived, ICampaignStore store, CampaignFigures figures, TimeProvider time, CancellationToken cancellationToken)
    {
        var views = new List<CampaignView>();
        Campaign[] campaigns = [.. (await store.ListAsync(cancellationToken)).Where(c => c.ArchivedAt is null || archived is true)];
        RecentView?[] recent = await figures.OfAsync(campaigns);
        foreach ((Campaign campaign, RecentView? its) in campaigns.Zip(recent))
        {
            views.Add(CampaignViews.Of(campaign, await store.CountAsync(campaign.Id, cancellationToken), its));
        }
        return TypedResults.Ok(new Listing<CampaignView>(views, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> Get(
        CampaignId id, ICampaignStore store, CampaignFigures figures, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } campaign)
        {
            return Problem.NotFound("campaign");
        }
        RevisionTag.Write(response, campaign);
        return TypedResults.Ok(CampaignViews.Of(campaign, await store.CountAsync(id, cancellationToken), await figures.OfAsync(campaign)));
    }

    private static async Task<Results<Created<CampaignView>, ProblemHttpResult>> Create(
        NewCampaign request, ICampaignStore store, IBotStore bots, ICarrierStore carriers, ICallerIdStore pools, IOptions<GatewayOptions> options, TimeProvider time, HttpContext http, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        string name = findings.Text("name", request.Name, LongestName);
        SettingsChange given = request.Settings ?? new();
        CampaignSettings settings = SettingsReader.Read(given, null, findings);
        settings = await CheckReferences(given, settings, bots, carriers, pools, findings, cancellationToken);
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "The campaign was not made.");
        }
        var campaign = new Campaign(CampaignId.New(time), name, CampaignState.Draft, settings, options.Value.PartitionsPerCampaign, time.GetUtcNow(), 1) { RevisedBy = Actor.Of(http.User) };
        await store.AddAsync(campaign, cancellationToken);
        Campaign stored = await store.FindAsync(campaign.Id, cancellationToken) ?? campaign;
        RevisionTag.Write(http.Response, stored);
        return TypedResults.Created($"/v1/campaigns/{campaign.Id}", CampaignViews.Of(stored, await store.CountAsync(campaign.Id, cancellationToken)));
    }

    private static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> Change(
        CampaignId id, CampaignChange change, ICampaignStore store, CampaignFigures figures, IBotStore bots, ICarrierStore carriers, ICallerIdStore pools, TimeProvider time, HttpContext http, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } campaign)
            {
                return Problem.NotFound("campaign");
            }
            if (!RevisionTag.Matches(http.Request, campaign))
            {
                return Problem.Stale("The campaign was changed in the meantime.", await RevisionTag.WhatHappened(store, campaign, cancellationToken));
            }
            var findings = new Findings();
            string name = change.Name is null ? campaign.Name : findings.Text("name", change.Name, LongestName);
            CampaignSettings settings = campaign.Settings;
            if (change.Settings is { } given)
            {
                settings = await CheckReferences(given, SettingsReader.Read(given, campaign.Settings, findings), bots, carriers, pools, findings, cancellationToken);
            }
            if (findings.Any)
            {
                return Problem.Invalid(findings.All, "The campaign was not changed.");
            }
            IReadOnlyList<string> what = SettingsDifferences.Of(campaign.Name, CampaignViews.Of(campaign.Settings), name, CampaignViews.Of(settings));
            // Somebody else was faster: with If-Match the next round says so, without it the change is laid over theirs.
            Campaign? stored = what.Count == 0 ? campaign
                : await store.ReviseAsync(new(id, campaign.Revision + 1, name, settings, time.GetUtcNow(), Actor.Of(http.User), what), cancellationToken);
            if (stored is not null)
            {
                RevisionTag.Write(http.Response, stored);
                return TypedResults.Ok(CampaignViews.Of(stored, await store.CountAsync(id, cancellationToken), await figures.OfAsync(stored)));
            }
        }
    }

    // What the settings name must exist: a campaign that cannot dial should fail here, not contact by contact.
    private static async Task<CampaignSettings> CheckReferences(
        SettingsChange given, CampaignSettings settings, IBotStore bots, ICarrierStore carriers, ICallerIdStore pools, Findings findings, CancellationToken cancellationToken)
    {
        if (given.Carrier is not null && settings.Carrier != default && await carriers.FindAsync(settings.Carrier, cancellationToken) is null)
        {
            findings.Add("settings.carrier", "there is no such carrier", "List them with GET /v1/carriers.");
        }
        if (!string.IsNullOrEmpty(given.CallerIdPool) && settings.CallerIdPool is { } pool && pool != default && await pools.FindAsync(pool, cancellationToken) is null)
        {
            findings.Add("settings.callerIdPool", "there is no such pool", "List them with GET /v1/caller-id-pools.");
        }
        if ((given.Bot is null && given.BotVersion is null) || settings.Bot == default)
        {
            return settings;
        }
        PublishedBot? bot = await bots.FindAsync(settings.Bot, given.BotVersion, cancellationToken);
        if (bot is null)
        {
            findings.Add(given.BotVersion is null ? "settings.bot" : "settings.botVersion", "there is no such bot or version", "List them with GET /v1/bots.");
            return settings;
        }
        return settings with { BotVersion = bot.Version };
    }
}
