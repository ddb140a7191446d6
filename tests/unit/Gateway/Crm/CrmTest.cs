using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

/// <summary>A gateway over fakes, and a program that has a key for it.</summary>
public abstract class CrmTest : IAsyncLifetime
{
    private protected FakeHost Host { get; private set; } = null!;

    private protected HttpClient Crm { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await FakeHost.StartAsync();
        Crm = await Host.ProgramAsync();
        await ArrangeAsync();
    }

    public async Task DisposeAsync()
    {
        Crm.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>What each test of the class begins with.</summary>
    private protected virtual Task ArrangeAsync() => Task.CompletedTask;

    private protected async Task<JsonElement> Made(string path, string body) =>
        await (await Crm.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"))).Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>A draft with a bot and a carrier of its own.</summary>
    /// <returns>Its id.</returns>
    private protected async Task<string> MadeCampaign()
    {
        JsonElement bot = await Made("/v1/bots", """{"name":"Reminder"}""");
        JsonElement carrier = await Made("/v1/carriers", """{"name":"Acme","uri":"sip:127.0.0.1:5060"}""");
        JsonElement campaign = await Made("/v1/campaigns",
            $$"""{"name":"Spring","settings":{"callerId":"+4930999999","bot":"{{bot.GetProperty("id")}}","carrier":"{{carrier.GetProperty("id")}}" } }""");
        return campaign.GetProperty("id").GetString()!;
    }
}
