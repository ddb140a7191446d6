using CxBridge.Domain.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>POST /v1/campaigns/{id}/start and its siblings.</summary>
internal static class CommandEndpoints
{
    public static void MapCommands(this RouteGroupBuilder campaigns)
    {
        Map(CampaignCommand.Start, "Starts it now");
        Map(CampaignCommand.Pause, "Stops new calls at once; live calls go on");
        Map(CampaignCommand.Resume, "Dials again");
        Map(CampaignCommand.Drain, "Lets live calls come to their end, then stops");
        Map(CampaignCommand.Cancel, "Ends the campaign for good");
        Map(CampaignCommand.Unschedule, "Does not start by itself after all");
        Map(CampaignCommand.Archive, "Takes a campaign in which nothing moves out of sight; nothing is deleted");
        Map(CampaignCommand.Unarchive, "Brings it back into sight");
        campaigns.MapPost("/{id}/schedule",
                (CampaignId id, ScheduleRequest request, [FromHeader(Name = "Idempotency-Key")] string? key, ICampaignStore store, ICampaignCommands commands, CampaignFigures figures, CancellationToken cancellationToken) =>
                    Send(id, CampaignCommand.Schedule, key, store, commands, figures, cancellationToken, request.StartsAt))
            .WithSummary("Lets a draft start by itself at a time, or gives a scheduled campaign another time")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        void Map(CampaignCommand command, string summary) =>
            campaigns.MapPost($"/{{id}}/{Codes.Of(command)}",
                    (CampaignId id, [FromHeader(Name = "Idempotency-Key")] string? key, ICampaignStore store, ICampaignCommands commands, CampaignFigures figures, CancellationToken cancellationToken) =>
                        Send(id, command, key, store, commands, figures, cancellationToken))
                .WithSummary(summary)
                .WithDescription("Send the same Idempotency-Key (a GUID) again when the answer was lost: the command is carried out once.")
                .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> Send(
        CampaignId id, CampaignCommand command, string? key, ICampaignStore store, ICampaignCommands commands, CampaignFigures figures, CancellationToken cancellationToken, DateTimeOffset? startsAt = null)
    {
        Guid operation = Guid.NewGuid();
        if (key is not null && !Guid.TryParse(key, out operation))
        {
            return Problem.Invalid([new("Idempotency-Key", "is not a GUID", "Send a GUID, the same one for every try.")]);
        }
        if (command == CampaignCommand.Schedule && startsAt is null)
        {
            return Problem.Invalid([new("startsAt", "is missing", "Say when it starts, such as 2026-03-31T09:00:00+02:00.")]);
        }
        if (await store.FindAsync(id, cancellationToken) is null)
        {
            return Problem.NotFound("campaign");
        }
        CommandAnswer answer = await commands.Send(id, command, operation, startsAt?.ToUniversalTime());
        if (answer.Refusal is { } refusal)
        {
            return Problem.Conflict($"The campaign did not {Codes.Of(command)}.", refusal);
        }
        return await store.FindAsync(id, cancellationToken) is { } campaign
            ? TypedResults.Ok(CampaignViews.Of(campaign, await store.CountAsync(id, cancellationToken), await figures.OfAsync(campaign)))
            : Problem.NotFound("campaign");
    }
}
