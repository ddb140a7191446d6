using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Problems;

/// <summary>Turns what the framework cannot bind into a problem that says where it is; everything else stays a plain 500 without details.</summary>
internal sealed class UnreadableRequests : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }
        ProblemHttpResult problem = bad.InnerException is JsonException json
            ? Problem.Unreadable(bad.StatusCode, Path(json), Reason(json), "Compare the body with /openapi/v1.json.")
            : Problem.Unreadable(bad.StatusCode, "request", bad.Message, "Compare the request with /openapi/v1.json.");
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static string Path(JsonException json) => json.Path is null or "$" ? "body" : json.Path.StartsWith("$.", StringComparison.Ordinal) ? json.Path[2..] : json.Path;

    // The framework's text names .NET types; a stranger is better served by the place alone. Texts of our own converters are kept.
    private static string Reason(JsonException json) =>
        json.InnerException is not null || json.Message.Contains("System.", StringComparison.Ordinal) || json.Message.Contains("CxBridge.", StringComparison.Ordinal)
            ? $"not the JSON that is expected here (line {json.LineNumber + 1})"
            : json.Message.Split(" Path:")[0];
}
