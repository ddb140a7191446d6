using CxBridge.Domain.Compliance;
using CxBridge.Domain.Telephony;
using CxBridge.Gateway.Auth;
using CxBridge.Gateway.Crm.Import;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CxBridge.Gateway.Crm.Compliance;

/// <summary>/v1/suppressions: the do-not-call lists, one for all campaigns and one for each.</summary>
internal static class SuppressionEndpoints
{
    private const int LargestBatch = 5_000;
    private const int LargestPage = 1_000;

    public static void MapSuppressions(this RouteGroupBuilder v1, GatewayOptions options)
    {
        RouteGroupBuilder lists = v1.MapGroup("/suppressions").WithTags("Do not call");
        lists.MapGet("/", List).WithSummary("A page of a list, by number; of the one for all campaigns unless a campaign is given");
        lists.MapGet("/check", Check).WithSummary("Every entry in force that holds a number").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        lists.MapPost("/", Add).WithSummary("Adds up to 5,000 entries; good ones are kept even if others are bad").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        lists.MapPost("/remove", Remove).WithSummary("Removes an entry; contacts that it had suppressed stay so")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        lists.MapPost("/imports", Import).RequireRateLimiting(Schemes.ImportLimit).WithMetadata(new RequestSizeLimitAttribute(options.MaxImportBytes))
            .WithSummary("Adds a file: one number or prefix a line, the reason in a second column")
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<SuppressionPage>> List(CampaignId? campaign, string? after, int? limit, ISuppressionStore lists, TimeProvider time, CancellationToken cancellationToken)
    {
        int most = Math.Clamp(limit ?? 200, 1, LargestPage);
        IReadOnlyList<Suppression> page = await lists.ListAsync(campaign, after, most, cancellationToken);
        return TypedResults.Ok(new SuppressionPage([.. page.Select(ComplianceViews.Of)], page.Count == most ? page[^1].Numbers.Text : null, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<SuppressionPage>, ProblemHttpResult>> Check(
        string? number, CampaignId? campaign, ISuppressionStore lists, TimeProvider time, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        PhoneNumber asked = findings.NumberInQuery("number", number);
        return findings.Any
            ? Problem.Invalid(findings.All)
            : TypedResults.Ok(new SuppressionPage([.. (await lists.FindAsync(asked, campaign, cancellationToken)).Select(ComplianceViews.Of)], null, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<SuppressionsAdded>, ProblemHttpResult>> Add(NewSuppressions request, ISuppressionStore lists, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.Entries is not { Count: > 0 and <= LargestBatch } given)
        {
            return Problem.Invalid([new("entries", $"holds {request.Entries?.Count ?? 0} entries", $"Send 1 to {LargestBatch}; POST a file to /v1/suppressions/imports for more.")]);
        }

        var findings = new Findings();
        Suppression[] good = [.. given.Select((e, at) => SuppressionReader.Read(e, $"entries[{at}]", time.GetUtcNow(), findings)).OfType<Suppression>()];
        int added = good.Length > 0 ? await lists.AddAsync(good, cancellationToken) : 0;
        return TypedResults.Ok(new SuppressionsAdded(added, good.Length - added, given.Count - good.Length, findings.All));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(NewSuppression entry, ISuppressionStore lists, TimeProvider time, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        Suppression? given = SuppressionReader.Read(entry with { ExpiresAt = null }, "entry", time.GetUtcNow(), findings);
        if (given is null)
        {
            return Problem.Invalid(findings.All, "Nothing was removed.");
        }

        return await lists.RemoveAsync(given.Numbers, given.Campaign, cancellationToken) ? TypedResults.NoContent() : Problem.NotFound("entry");
    }

    private static async Task<Results<Ok<SuppressionsAdded>, ProblemHttpResult>> Import(
        CampaignId? campaign, HttpRequest request, SuppressionImport import, CancellationToken cancellationToken)
    {
        if (await UploadBody.OpenAsync(request, cancellationToken) is not { } file)
        {
            return Problem.Unreadable(StatusCodes.Status415UnsupportedMediaType, "Content-Type", "the request holds no file",
                "Send the list as the body with 'Content-Type: text/csv', or as a file of a multipart form.");
        }

        (SuppressionsAdded? added, string? refusal) = await import.RunAsync(campaign, new UploadStream(file.File), cancellationToken);
        return added is not null ? TypedResults.Ok(added) : Problem.Invalid([new("file", refusal!, "Write one number a line.")], "Nothing was added.");
    }
}
