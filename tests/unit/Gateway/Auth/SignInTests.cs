using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Auth;

public sealed class SignInTests
{
    [Fact]
    public async Task WithoutASignIn_NothingIsShown()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using var stranger = new HttpClient { BaseAddress = host.Address };

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/v1/campaigns")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/v1/live")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsJsonAsync("/v1/bots", new { name = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public async Task TheFirstPassword_SignsIn_AndTheCookieIsOutOfReachOfScriptsAndSites()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient console = Console(host);

        HttpResponseMessage wrong = await SignInAsync(console, "admin", "wrong");
        HttpResponseMessage right = await SignInAsync(console, "Admin", host.AdminPassword);
        JsonElement me = await console.GetFromJsonAsync<JsonElement>("/v1/auth/me");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        string cookie = Assert.Single(right.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("person", me.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task AWrite_WithTheCookieAlone_IsRefused()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient console = Console(host);
        await SignInAsync(console, "admin", host.AdminPassword);
        console.DefaultRequestHeaders.Remove("X-CxBridge-Write");

        HttpResponseMessage response = await console.PostAsJsonAsync("/v1/api-keys", new { name = "x" });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Accounts.Keys);
    }

    [Fact]
    public async Task AKey_WorksUntilItIsRevoked_AndCannotMakeKeys()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient console = Console(host);
        await SignInAsync(console, "admin", host.AdminPassword);
        JsonElement made = await (await console.PostAsJsonAsync("/v1/api-keys", new { name = "crm" })).Content.ReadFromJsonAsync<JsonElement>();
        string token = made.GetProperty("token").GetString()!;
        using var crm = new HttpClient { BaseAddress = host.Address };
        crm.DefaultRequestHeaders.Authorization = new("Bearer", token);

        HttpStatusCode before = (await crm.GetAsync("/v1/campaigns")).StatusCode;
        HttpStatusCode makes = (await crm.PostAsJsonAsync("/v1/api-keys", new { name = "more" })).StatusCode;
        await console.DeleteAsync($"/v1/api-keys/{made.GetProperty("key").GetProperty("id").GetString()}");
        HttpStatusCode after = (await crm.GetAsync("/v1/campaigns")).StatusCode;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (before, makes, after));
        Assert.DoesNotContain(token.Split('.')[1], JsonSerializer.Serialize(host.Accounts.Keys.Values), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AKey_WithAnotherSecret_IsRefused()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();
        string token = crm.DefaultRequestHeaders.Authorization!.Parameter!;
        crm.DefaultRequestHeaders.Authorization = new("Bearer", token[..^1] + (token[^1] == '0' ? '1' : '0'));

        Assert.Equal(HttpStatusCode.Unauthorized, (await crm.GetAsync("/v1/campaigns")).StatusCode);
    }

    [Fact]
    public async Task ANewPassword_EndsOtherSessions()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient mine = Console(host);
        using HttpClient other = Console(host);
        await SignInAsync(mine, "admin", host.AdminPassword);
        await SignInAsync(other, "admin", host.AdminPassword);

        HttpResponseMessage changed = await mine.PutAsJsonAsync("/v1/auth/password", new { current = host.AdminPassword, replacement = "a much better one" });

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync("/v1/auth/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/v1/auth/me")).StatusCode);
    }

    [Fact]
    public async Task TooManyTries_AreRefused_ForAWhile()
    {
        await using FakeHost host = await FakeHost.StartAsync(o => o.SignInsPerMinute = 2);
        using HttpClient console = Console(host);

        await SignInAsync(console, "admin", "wrong");
        await SignInAsync(console, "admin", "wrong");
        HttpResponseMessage third = await SignInAsync(console, "admin", host.AdminPassword);

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.NotNull(third.Headers.RetryAfter);
    }

    private static HttpClient Console(FakeHost host)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("X-CxBridge-Write", "1");
        return client;
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient console, string user, string password) =>
        console.PostAsJsonAsync("/v1/auth/sign-in", new { user, password });
}
