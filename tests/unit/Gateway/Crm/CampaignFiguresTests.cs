using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

/// <summary>The last 5 minutes in the list of campaigns and in one campaign.</summary>
public sealed class CampaignFiguresTests : IAsyncLifetime
{
    private static readonly RecentCalls Recent = new(40, 12, 1, 10, TimeSpan.FromSeconds(905).Ticks);

    private FakeHost _host = null!;
    private HttpClient _crm = null!;
    private string _campaign = "";

    public async Task InitializeAsync()
    {
        _host = await FakeHost.StartAsync();
        _crm = await _host.ProgramAsync();
        JsonElement bot = await Made("/v1/bots", """{"name":"Reminder"}""");
        JsonElement carrier = await Made("/v1/carriers", """{"name":"Acme","uri":"sip:127.0.0.1:5060"}""");
        JsonElement campaign = await Made("/v1/campaigns",
            $$"""{"name":"Spring","settings":{"callerId":"+4930999999","bot":"{{bot.GetProperty("id")}}","carrier":"{{carrier.GetProperty("id")}}" } }""");
        _campaign = campaign.GetProperty("id").GetString()!;
    }

    public async Task DisposeAsync()
    {
        _crm.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task ARunningCampaign_ShowsItsLastFiveMinutes_InTheListAndByItself()
    {
        _host.Commands.LastMinutes = () => Task.FromResult<RecentCalls?>(Recent);
        await Run();

        Assert.All(await Both(), recent => Assert.Equal((40, 12, 1, 30, 8.33, 90.5), (
            recent.GetProperty("dialsOver").GetInt32(), recent.GetProperty("answered").GetInt32(), recent.GetProperty("abandoned").GetInt32(),
            recent.GetProperty("answerRatePercent").GetDouble(), recent.GetProperty("abandonRatePercent").GetDouble(), recent.GetProperty("handleTimeSeconds").GetDouble())));
    }

    [Fact]
    public async Task ACampaignThatDoesNotRun_HasNone_AndItsDiallerIsNotAsked()
    {
        _host.Commands.LastMinutes = () => throw new InvalidOperationException("Nobody should ask.");

        Assert.All(await Both(), recent => Assert.Equal(JsonValueKind.Null, recent.ValueKind));
    }

    [Fact]
    public async Task ADiallerThatDoesNotAnswer_CostsTheFigures_AndNotTheList()
    {
        await Run();
        _host.Commands.LastMinutes = () => Task.FromException<RecentCalls?>(new TimeoutException("the control plane is away"));

        Assert.All(await Both(), recent => Assert.Equal(JsonValueKind.Null, recent.ValueKind));
    }

    private async Task<JsonElement> Made(string path, string body) =>
        await (await _crm.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"))).Content.ReadFromJsonAsync<JsonElement>();

    private async Task Run() => Assert.True((await _crm.PostAsync($"/v1/campaigns/{_campaign}/start", null)).IsSuccessStatusCode);

    private async Task<JsonElement[]> Both() =>
    [
        (await _crm.GetFromJsonAsync<JsonElement>("/v1/campaigns")).GetProperty("items").EnumerateArray().Single().GetProperty("recent"),
        (await _crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{_campaign}")).GetProperty("recent"),
    ];
}
