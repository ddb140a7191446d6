using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Problems;

/// <summary>Turns what the framework cannot bind into a problem that says where it is; everything else stays a plain 500 without details.</summary>
internal sealed partial class UnreadableRequests : IExceptionHandler
{
    private const string Compare = "Compare the body with /openapi/v1.json.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }
        ProblemHttpResult problem = bad.InnerException is JsonException json
            ? Problem.Unreadable(bad.StatusCode, Path(json), Reason(json), Cure(json))
            : Of(bad);
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    // The framework names its own types and parameters; the caller knows names and values.
    private static ProblemHttpResult Of(BadHttpRequestException bad)
    {
        const string hint = "Compare the request with /openapi/v1.json.";
        if (Binding().Match(bad.Message) is { Success: true } binding)
        {
            return Problem.Unreadable(bad.StatusCode, binding.Groups["name"].Value, $"'{binding.Groups["value"].Value}' cannot be read", hint);
        }

        return bad.Message.Contains("no body was provided", StringComparison.Ordinal)
            ? Problem.Unreadable(bad.StatusCode, "body", "is missing", "Send a JSON object with 'Content-Type: application/json'.")
            : Problem.Unreadable(bad.StatusCode, "request", bad.Message, hint);
    }

    [GeneratedRegex("^Failed to bind parameter \"[^ \"]+ (?<name>\\w+)\" from \"(?<value>.{0,40}).*\"\\.$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1_000)]
    private static partial Regex Binding();

    private static string Path(JsonException json) => json.Path is null or "$" ? "body" : json.Path.StartsWith("$.", StringComparison.Ordinal) ? json.Path[2..] : json.Path;

    // Of the type that was expected, as far as the framework's texts name one: the outer one does not for what a constructor takes.
    private static string Cure(JsonException json)
    {
        string text = $"{json.Message} {json.InnerException?.Message}";
        return Names(text, "List`1") ? Compare
            : Names(text, "DateTimeOffset") ? "Give a time with its offset, such as 2026-03-31T09:00:00+02:00."
            : Names(text, "Boolean") ? "Give true or false."
            : Names(text, "Int32") || Names(text, "Int64") ? "Give a whole number, without quotes."
            : Names(text, "Double") || Names(text, "Decimal") || Names(text, "as a number") ? "Give a number, without quotes."
            : Compare;
    }

    private static bool Names(string text, string type) => text.Contains(type, StringComparison.OrdinalIgnoreCase);

    // The framework's text names .NET types; a stranger is better served by the place alone. Texts of our own converters are kept.
    private static string Reason(JsonException json) =>
        json.InnerException is not null || json.Message.Contains("System.", StringComparison.Ordinal) || json.Message.Contains("CxBridge.", StringComparison.Ordinal)
            ? $"not the JSON that is expected here (line {json.LineNumber + 1})"
            : json.Message.Split(" Path:")[0];
}
