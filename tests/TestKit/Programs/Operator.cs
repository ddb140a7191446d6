using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CxBridge.TestKit.Programs;

/// <summary>The first user of an installation, whose password the host's greeting tells.</summary>
public static class Operator
{
    /// <summary>Signs in and makes an API key, as a person does who sets up a CRM.</summary>
    /// <param name="address">Of the console.</param>
    /// <param name="password">Of the user <c>admin</c>.</param>
    /// <param name="name">Name of the key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The header that a program sends.</returns>
    public static async Task<AuthenticationHeaderValue> MakeKeyAsync(Uri address, string password, string name, CancellationToken cancellationToken = default)
    {
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        browser.DefaultRequestHeaders.Add("X-CxBridge-Write", "1");
        (await browser.PostAsJsonAsync("/v1/auth/sign-in", new { user = "admin", password }, cancellationToken)).EnsureSuccessStatusCode();
        using HttpResponseMessage made = await browser.PostAsJsonAsync("/v1/api-keys", new { name }, cancellationToken);
        made.EnsureSuccessStatusCode();
        JsonNode key = (await made.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!;
        return new AuthenticationHeaderValue("Bearer", key["token"]!.GetValue<string>());
    }
}
