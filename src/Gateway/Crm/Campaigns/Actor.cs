using System.Security.Claims;
using CxBridge.Gateway.Auth;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Who does something, as revisions name them.</summary>
internal static class Actor
{
    public static string Of(ClaimsPrincipal who)
    {
        string name = who.Identity?.Name ?? "";
        return who.Identity?.AuthenticationType == Schemes.ApiKey ? $"{name} (API key)" : name;
    }
}
