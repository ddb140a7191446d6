using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Calls;

/// <summary>GET /v1/calls/export.csv.</summary>
internal static class CallExportEndpoints
{
    public static void MapCallExport(this RouteGroupBuilder calls) => calls.MapGet("/export.csv", Export)
        .WithSummary("Calls as CSV, newest first: one line an attempt, with carrier, trunk, number shown and cost")
        .WithDescription("A stream of any length; takes the same filters as the list.")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        CampaignId? campaign, long? contact, string? outcome, bool? live, ICallStore store, ICarrierStore carriers, CancellationToken cancellationToken)
    {
        AttemptOutcome wanted = default;
        if (outcome is not null && !Codes.TryParse(outcome, out wanted))
        {
            return Problem.Invalid([new("outcome", "is not known", $"Use one of: {Codes.AllOf<AttemptOutcome>()}.")]);
        }
        var filter = new CallFilter(campaign, contact is { } c ? new ContactId(c) : null, outcome is null ? null : wanted, live);
        Dictionary<CarrierId, string> names = (await carriers.ListAsync(cancellationToken)).ToDictionary(k => k.Id, k => k.Name);
        return TypedResults.Stream(output => CallExport.WriteAsync(filter, store, names, output, cancellationToken), "text/csv; charset=utf-8", $"{(campaign is { } id ? id + "." : "")}calls.csv");
    }
}
