using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Auth;

/// <summary>Second lock against forged requests, beside SameSite=Strict: a write with the cookie needs a header that a form of another
/// site cannot set.</summary>
internal static class WriteHeader
{
    public const string Name = "X-CxBridge-Write";

    public static async Task Require(HttpContext context, RequestDelegate next)
    {
        bool reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method);
        bool byProgram = context.User.Identity?.AuthenticationType == Schemes.ApiKey;
        if (reads || byProgram || context.Request.Headers.ContainsKey(Name) || !context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }
        // A request without any sign-in gets the plainer answer: 401 from authorization. Signing in itself is a write with a cookie to come.
        if (context.User.Identity?.IsAuthenticated is not true && !context.Request.Path.StartsWithSegments("/v1/auth", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }
        await Problem.WriteHeaderMissing().ExecuteAsync(context);
    }
}
