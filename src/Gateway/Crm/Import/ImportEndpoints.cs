using CxBridge.Domain.Campaigns;
using CxBridge.Gateway.Auth;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Crm.Contacts;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>/v1/campaigns/{id}/imports.</summary>
internal static class ImportEndpoints
{
    private const int MostListed = 50;

    public static void MapImports(this RouteGroupBuilder v1, GatewayOptions options)
    {
        RouteGroupBuilder imports = v1.MapGroup("/campaigns/{id}/imports").WithTags("Contacts");
        imports.MapPost("/", Import).RequireRateLimiting(Schemes.ImportLimit)
            .WithMetadata(new RequestSizeLimitAttribute(options.MaxImportBytes))
            .WithSummary("Imports contacts as CSV or JSON, of any number")
            .WithDescription("Body: text/csv, or a form with one file. First line: names of columns; 'number' (or phone, mobile) is required, 'name' and "
                + "'reference' are known, all others become fields that the bot can speak. Comma, semicolon or tab; UTF-8, or UTF-16 with a byte order mark. "
                + "Or application/json, a list of objects with number, name, reference and fields, or application/x-ndjson, one object a line. Read as it comes; what "
                + "is wrong is told row by row, and good rows are kept.")
            .Produces<ImportReport>(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        imports.MapGet("/", List).WithSummary("The newest reports of imports");
        imports.MapGet("/{import}", Get).WithSummary("One report").ProducesProblem(StatusCodes.Status404NotFound);
        imports.MapGet("/{import}/errors.csv", Errors).WithSummary("Every row that was not imported, as CSV")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ImportReport>, UnprocessableEntity<ImportReport>, ProblemHttpResult>> Import(
        CampaignId id, HttpRequest request, ICampaignStore campaigns, ContactImport import, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
        {
            return Problem.NotFound("campaign");
        }
        if (ContactsGate.RefusalOfNew(campaign) is { } refusal)
        {
            return refusal;
        }
        if (await UploadBody.OpenAsync(request, cancellationToken) is not { } upload)
        {
            return Problem.Unreadable(StatusCodes.Status415UnsupportedMediaType, "Content-Type", "the request holds no file",
                "Send it as the body with 'Content-Type: text/csv', application/json or application/x-ndjson, or CSV as a file of a multipart form.");
        }
        ImportReport report = await import.RunAsync(id, upload.File, upload.Format, cancellationToken);
        return report.End == ImportEnd.Refused ? TypedResults.UnprocessableEntity(report) : TypedResults.Ok(report);
    }

    private static async Task<Ok<Listing<ImportReport>>> List(CampaignId id, ImportReports reports, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<ImportReport>(await reports.ListAsync(id, MostListed, cancellationToken), time.GetUtcNow()));

    private static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> Get(
        CampaignId id, ImportId import, ImportReports reports, CancellationToken cancellationToken) =>
        await reports.FindAsync(id, import, cancellationToken) is { } report ? TypedResults.Ok(report) : Problem.NotFound("import");

    private static Results<FileStreamHttpResult, ProblemHttpResult> Errors(CampaignId id, ImportId import, ImportReports reports) =>
        reports.OpenErrors(id, import) is { } file ? TypedResults.Stream(file, "text/csv; charset=utf-8", $"{import}.errors.csv") : Problem.NotFound("error report");
}
