using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Contacts;

/// <summary>GET /v1/campaigns/{id}/contacts/export.csv.</summary>
internal static class ExportEndpoints
{
    public static void MapExport(this RouteGroupBuilder contacts) => contacts.MapGet("/export.csv", Export)
        .WithSummary("All contacts with what came of them, as CSV")
        .WithDescription("A stream by ascending id, of any length; takes the same filters as the list. Columns of the import come back by their names; fields that the "
            + "first thousand contacts do not have are in other_fields, as JSON.")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        CampaignId id, string? state, string? outcome, string? disposition, string? number, ICampaignStore campaigns, IContactStore store, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        ContactFilter filter = FilterReader.Read(state, outcome, disposition, number, findings);
        if (findings.Any)
        {
            return Problem.Invalid(findings.All);
        }
        if (await campaigns.FindAsync(id, cancellationToken) is null)
        {
            return Problem.NotFound("campaign");
        }
        return TypedResults.Stream(output => ContactExport.WriteAsync(id, filter, store, output, cancellationToken), "text/csv; charset=utf-8", $"{id}.contacts.csv");
    }
}
