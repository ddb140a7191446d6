namespace CxBridge.Gateway.Auth;

/// <summary>Body of a sign-in.</summary>
internal sealed record SignInRequest(string? User, string? Password);

/// <summary>Body of a change of password.</summary>
internal sealed record PasswordChange(string? Current, string? Replacement);

/// <summary>Who asks.</summary>
/// <param name="Name">Sign-in name, or name of the API key.</param>
/// <param name="Kind"><c>person</c> or <c>program</c>.</param>
internal sealed record Me(string Name, string Kind);
