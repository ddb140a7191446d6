using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CxBridge.Domain.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Gateway.Auth;

/// <summary>What the sign-in cookie says, and when it stops being true: with the password it was made under.</summary>
internal static class ConsoleSession
{
    private const string Stamp = "cxbridge:stamp";

    public static ClaimsPrincipal For(User user) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id.Value), new(ClaimTypes.Name, user.Name), new(Stamp, StampOf(user))], Schemes.Cookie));

    /// <summary>Ends the session when its user is gone or has another password now.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<IAccountStore>();
        User? user = await accounts.FindUserAsync(context.Principal?.Identity?.Name ?? "", context.HttpContext.RequestAborted);
        if (user is null || context.Principal?.FindFirstValue(Stamp) != StampOf(user))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Schemes.Cookie);
        }
    }

    private static string StampOf(User user) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(user.PasswordHash)))[..16];
}
