using System.Text.Json;
using CxBridge.Practice.Logs;

namespace CxBridge.Practice.Crm;

/// <summary>The practice CRM's HTTP interface: <c>POST /hook</c> takes a result, <c>GET /report</c> tells what came.</summary>
internal static class CrmEndpoints
{
    private const int LongestBody = 1 << 20;
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(3);

    public static void MapCrm(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/hook", HookAsync);
        routes.MapGet("/report", (CrmLog log) => Results.Json(log.Report(), JsonLines.Options));
    }

    private static async Task HookAsync(HttpContext context, CrmLog log, TimeProvider time)
    {
        string key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 200 || context.Request.ContentLength > LongestBody || await ReadJsonAsync(context.Request) is not { } body)
        {
            log.RefuseMalformed();
            await Results.Problem("A result needs an Idempotency-Key of at most 200 characters and a JSON body of at most 1 MiB.", statusCode: 400).ExecuteAsync(context);
            return;
        }

        CrmLine line = log.Take(key, body);
        switch (line.Failure)
        {
            case FailureKind.ServerError:
                context.Response.StatusCode = 500;
                return;
            case FailureKind.Unavailable:
                context.Response.Headers.RetryAfter = "1";
                context.Response.StatusCode = 503;
                return;
            case FailureKind.StoredThenCut:
                context.Abort();
                return;
            case FailureKind.Slow:
                await Task.Delay(SlowAnswer, time, context.RequestAborted);
                break;
            case null:
            default:
                break;
        }

        await Results.Json(new { line.Verdict }, JsonLines.Options, statusCode: line.Verdict == CrmVerdict.Conflict ? 422 : 200).ExecuteAsync(context);
    }

    private static async Task<JsonElement?> ReadJsonAsync(HttpRequest request)
    {
        try
        {
            using JsonDocument document = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
