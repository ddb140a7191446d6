using CxBridge.Domain.Accounts;
using CxBridge.Gateway.Auth;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.ApiKeys;

/// <summary>/v1/api-keys; for people only, so that a leaked key cannot make itself another one.</summary>
internal static class ApiKeyEndpoints
{
    private const int LongestName = 100;

    public static void MapApiKeys(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder keys = v1.MapGroup("/api-keys").WithTags("API keys").RequireAuthorization(Schemes.People);
        keys.MapGet("/", List).WithSummary("All keys, revoked ones included");
        keys.MapPost("/", Make).WithSummary("Makes a key; its secret is shown this once").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        keys.MapDelete("/{id}", Revoke).WithSummary("Revokes a key at once").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Listing<ApiKeyView>>> List(IAccountStore store, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<ApiKeyView>([.. (await store.ListKeysAsync(cancellationToken)).Select(ApiKeyView.Of)], time.GetUtcNow()));

    private static async Task<Results<Created<ApiKeyMade>, ProblemHttpResult>> Make(
        NewApiKey request, IAccountStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        string name = findings.Text("name", request.Name, LongestName);
        if (findings.Any)
        {
            return Problem.Invalid(findings.All, "The key was not made.");
        }
        (ApiKey key, string token) = ApiKeySecret.Make(name, time);
        await store.AddKeyAsync(key, cancellationToken);
        return TypedResults.Created($"/v1/api-keys/{key.Id}", new ApiKeyMade(ApiKeyView.Of(key), token));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke(ApiKeyId id, IAccountStore store, CancellationToken cancellationToken) =>
        await store.RevokeKeyAsync(id, cancellationToken) ? TypedResults.NoContent() : Problem.NotFound("key that is still good");
}
