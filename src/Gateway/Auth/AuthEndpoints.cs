using System.Security.Claims;
using CxBridge.Domain.Accounts;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Auth;

/// <summary>/v1/auth: sign-in of the console.</summary>
internal static class AuthEndpoints
{
    private const int ShortestPassword = 12;
    private const int LongestPassword = 200;

    public static void MapAuth(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder auth = v1.MapGroup("/auth").WithTags("Sign-in");
        auth.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting(Schemes.SignInLimit).WithSummary("Signs in and sets the cookie")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        auth.MapPost("/sign-out", (Delegate)SignOut).WithSummary("Ends the session");
        auth.MapGet("/me", WhoAmI).WithSummary("Who asks");
        auth.MapPut("/password", ChangePassword).RequireAuthorization(Schemes.People).RequireRateLimiting(Schemes.SignInLimit)
            .WithSummary("Changes the own password; other sessions end").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> SignIn(SignInRequest request, IAccountStore accounts, HttpContext http)
    {
        string name = request.User?.Trim().ToLowerInvariant() ?? "";
        string password = request.Password ?? "";
        User? user = await accounts.FindUserAsync(name, http.RequestAborted);
        bool right = password.Length <= LongestPassword && PasswordHash.Verify(password, user?.PasswordHash ?? PasswordHash.OfNobody);
        if (user is null || !right)
        {
            return Problem.SignInRefused();
        }
        await http.SignInAsync(Schemes.Cookie, ConsoleSession.For(user));
        return TypedResults.Ok(new Me(user.Name, "person"));
    }

    private static async Task<NoContent> SignOut(HttpContext http)
    {
        await http.SignOutAsync(Schemes.Cookie);
        return TypedResults.NoContent();
    }

    private static Ok<Me> WhoAmI(ClaimsPrincipal who) =>
        TypedResults.Ok(new Me(who.Identity?.Name ?? "", who.Identity?.AuthenticationType == Schemes.ApiKey ? "program" : "person"));

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePassword(PasswordChange change, IAccountStore accounts, HttpContext http)
    {
        User? user = await accounts.FindUserAsync(http.User.Identity?.Name ?? "", http.RequestAborted);
        if (user is null || !PasswordHash.Verify(change.Current ?? "", user.PasswordHash))
        {
            return Problem.Invalid([new("current", "is not the password in use", "Type the password that you signed in with.")]);
        }
        if (change.Replacement is not { Length: >= ShortestPassword and <= LongestPassword } replacement)
        {
            return Problem.Invalid([new("replacement", "is too short or too long", $"Use {ShortestPassword} to {LongestPassword} characters.")]);
        }
        user = user with { PasswordHash = PasswordHash.Make(replacement) };
        await accounts.SaveUserAsync(user, http.RequestAborted);
        await http.SignInAsync(Schemes.Cookie, ConsoleSession.For(user));
        return TypedResults.NoContent();
    }
}
