namespace CxBridge.Gateway.Auth;

/// <summary>Names of authentication schemes and policies.</summary>
internal static class Schemes
{
    /// <summary>Picks one of the two below by whether the request has an Authorization header.</summary>
    public const string Any = "any";

    public const string Cookie = "console";

    public const string ApiKey = "api-key";

    /// <summary>Policy: somebody who signed in, not a program. Keys may not make keys.</summary>
    public const string People = "people";

    /// <summary>Rate limit of sign-ins, by address.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>Bound on imports that run at once.</summary>
    public const string ImportLimit = "import";
}
