using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CxBridge.Gateway.OpenApi;

/// <summary>Title and sign-in of the document.</summary>
internal static class DocumentFacts
{
    private const string Scheme = "apiKey";

    public static Task Transform(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CxBridge",
            Version = "v1",
            Description = "Campaigns of spoken calls. Sign in with an API key: `Authorization: Bearer key_….secret`. Refusals are problem details "
                + "(RFC 9457); `errors` lists everything that is wrong at once, by path and with a hint.",
        };
        // The address that a document was read from says nothing about where the interface is for others.
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }
}
