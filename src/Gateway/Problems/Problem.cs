using CxBridge.Domain.Configuration;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Problems;

/// <summary>The refusals of the interface, as RFC 9457 problem details. Each kind has a stable <c>type</c>; texts are for people.</summary>
internal static class Problem
{
    /// <summary>Key of the extension that lists everything that is wrong.</summary>
    public const string Errors = "errors";

    private const string Kind = "urn:cxbridge:problem:";

    public static ProblemHttpResult Invalid(IReadOnlyList<ConfigurationError> errors, string title = "The request cannot be used as it is.") =>
        TypedResults.Problem(
            type: Kind + "invalid",
            title: title,
            detail: errors.Count == 1 ? $"{errors[0].Path}: {errors[0].Message}" : $"{errors.Count} things are wrong; see errors.",
            statusCode: StatusCodes.Status422UnprocessableEntity,
            extensions: [new(Errors, errors)]);

    public static ProblemHttpResult NotFound(string what) => TypedResults.Problem(
        type: Kind + "not-found", title: $"There is no such {what}.", statusCode: StatusCodes.Status404NotFound);

    public static ProblemHttpResult Conflict(string title, string hint) => TypedResults.Problem(
        type: Kind + "conflict", title: title, detail: hint, statusCode: StatusCodes.Status409Conflict);

    public static ProblemHttpResult Stale(string title, string hint) => TypedResults.Problem(
        type: Kind + "stale", title: title, detail: hint, statusCode: StatusCodes.Status412PreconditionFailed);

    public static ProblemHttpResult Unavailable(string detail) => TypedResults.Problem(
        type: Kind + "unavailable", title: "The database cannot do this now.", detail: detail, statusCode: StatusCodes.Status503ServiceUnavailable);

    public static ProblemHttpResult SignInRefused() => TypedResults.Problem(
        type: Kind + "sign-in", title: "The name or the password is wrong.", statusCode: StatusCodes.Status401Unauthorized);

    public static ProblemHttpResult WriteHeaderMissing() => TypedResults.Problem(
        type: Kind + "write-header",
        title: "A write with the sign-in cookie needs the header X-CxBridge-Write.",
        detail: "It proves that the request comes from the console and not from another site. Programs use an API key instead.",
        statusCode: StatusCodes.Status403Forbidden);

    public static ProblemHttpResult Unreadable(int status, string path, string message, string hint) => TypedResults.Problem(
        type: Kind + "unreadable",
        title: "The request cannot be read.",
        detail: $"{path}: {message}",
        statusCode: status,
        extensions: [new(Errors, (ConfigurationError[])[new(path, message, hint)])]);
}
