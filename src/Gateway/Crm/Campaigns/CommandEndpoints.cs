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
        Map(CampaignCommand.Start, "Starts a draft");
        Map(CampaignCommand.Pause, "Stops new calls at once; live calls go on");
        Map(CampaignCommand.Resume, "Dials again");
        Map(CampaignCommand.Drain, "Lets live calls come to their end, then stops");
        Map(CampaignCommand.Cancel, "Ends the campaign for good");

        void Map(CampaignCommand command, string summary) =>
            campaigns.MapPost($"/{{id}}/{Codes.Of(command)}",
                    (CampaignId id, [FromHeader(Name = "Idempotency-Key")] string? key, ICampaignStore store, ICampaignCommands commands, CancellationToken cancellationToken) =>
                        Send(id, command, key, store, commands, cancellationToken))
                .WithSummary(summary)
                .WithDescription("Send the same Idempotency-Key (a GUID) again when the answer was lost: the command is carried out once.")
                .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> Send(
        CampaignId id, CampaignCommand command, string? key, ICampaignStore store, ICampaignCommands commands, CancellationToken cancellationToken)
    {
        Guid operation = Guid.NewGuid();
        if (key is not null && !Guid.TryParse(key, out operation))
        {
            return Problem.Invalid([new("Idempotency-Key", "is not a GUID", "Send a GUID, the same one for every try.")]);
        }
        if (await store.FindAsync(id, cancellationToken) is null)
        {
            return Problem.NotFound("campaign");
        }
        CommandAnswer answer = await commands.Send(id, command, operation);
        if (answer.Refusal is { } refusal)
        {
            return Problem.Conflict($"The campaign did not {Codes.Of(command)}.", refusal);
        }
        return await store.FindAsync(id, cancellationToken) is { } campaign
            ? TypedResults.Ok(CampaignViews.Of(campaign, await store.CountAsync(id, cancellationToken)))
            : Problem.NotFound("campaign");
    }
}
