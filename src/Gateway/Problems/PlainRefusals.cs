namespace CxBridge.Gateway.Problems;

/// <summary>Says what to do about refusals that the framework makes with a bare status.</summary>
internal static class PlainRefusals
{
    /// <summary>Adds a detail where there is none.</summary>
    public static void Explain(ProblemDetailsContext context) => context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
    {
        StatusCodes.Status401Unauthorized => "Send 'Authorization: Bearer key_….secret' with an API key that is in use, or sign in.",
        StatusCodes.Status403Forbidden => "API keys may not do this; sign in as a person.",
        StatusCodes.Status404NotFound when context.ProblemDetails.Type?.StartsWith("urn:", StringComparison.Ordinal) is not true =>
            "Nothing answers to this address with this method; /docs lists what does.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large; send many contacts as a CSV import.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON with 'Content-Type: application/json'.",
        StatusCodes.Status429TooManyRequests => "Too many at once; try again in a minute.",
        _ => null,
    };
}
