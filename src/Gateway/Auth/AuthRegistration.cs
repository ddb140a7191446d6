using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Gateway.Auth;

/// <summary>Authentication, authorization and the limits on what costs much.</summary>
internal static class AuthRegistration
{
    public static void AddGatewayAuth(this IServiceCollection services, GatewayOptions options)
    {
        // Kept on disk, so that a restart of the host does not sign everybody out.
        services.AddDataProtection().SetApplicationName("cxbridge")
            .PersistKeysToFileSystem(OwnersOnly(Path.Combine(options.DataFolder, "cookie-keys")));
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, o => o.ForwardDefaultSelector = http => http.Request.Headers.ContainsKey("Authorization") ? Schemes.ApiKey : Schemes.Cookie)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, null)
            .AddCookie(Schemes.Cookie, o =>
            {
                o.Cookie.Name = "cxbridge";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Strict;
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                o.ExpireTimeSpan = options.SessionLength;
                o.SlidingExpiration = true;
                o.Events.OnValidatePrincipal = ConsoleSession.Validate;
                // The callers are scripts: they get a status, not a page to sign in at.
                o.Events.OnRedirectToLogin = context => Status(context.Response, StatusCodes.Status401Unauthorized);
                o.Events.OnRedirectToAccessDenied = context => Status(context.Response, StatusCodes.Status403Forbidden);
            });
        AuthorizationPolicy people = new AuthorizationPolicyBuilder(Schemes.Any)
            .RequireAuthenticatedUser().RequireAssertion(c => c.User.Identity?.AuthenticationType == Schemes.Cookie).Build();
        services.AddAuthorizationBuilder().AddPolicy(Schemes.People, people);
        services.AddRateLimiter(o => AddLimits(o, options));
    }

    private static void AddLimits(RateLimiterOptions limits, GatewayOptions options)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (context, _) =>
        {
            TimeSpan wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : TimeSpan.FromSeconds(10);
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(Schemes.SignInLimit, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
        limits.AddConcurrencyLimiter(Schemes.ImportLimit, o =>
        {
            o.PermitLimit = options.ImportsAtOnce;
            o.QueueLimit = 4 * options.ImportsAtOnce;
            o.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
        });
    }

    // Whoever reads these keys can make a cookie.
    private static DirectoryInfo OwnersOnly(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static Task Status(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
