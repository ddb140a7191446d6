using System.Security.Claims;
using System.Text.Encodings.Web;
using CxBridge.Domain.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Gateway.Auth;

/// <summary>Reads <c>Authorization: Bearer key_xxx.secret</c>.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAccountStore accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }
        // One answer for every reason: a caller must not learn which keys exist.
        if (!ApiKeySecret.TrySplit(header[Bearer.Length..].Trim(), out ApiKeyId id, out string secret)
            || await accounts.FindKeyAsync(id, Context.RequestAborted) is not { } key
            || !ApiKeySecret.Matches(key, secret))
        {
            return AuthenticateResult.Fail("The API key is unknown or was revoked.");
        }
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, key.Id.Value), new(ClaimTypes.Name, key.Name)], Schemes.ApiKey);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Schemes.ApiKey));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
