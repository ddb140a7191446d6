using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

/// <summary>The last 5 minutes in the list of campaigns and in one campaign.</summary>
public sealed class CampaignFiguresTests : CrmTest
{
    private static readonly RecentCalls Recent = new(40, 12, 1, 10, TimeSpan.FromSeconds(905).Ticks);

    private string _campaign = "";

    private protected override async Task ArrangeAsync() => _campaign = await MadeCampaign();

    [Fact]
    public async Task ARunningCampaign_ShowsItsLastFiveMinutes_InTheListAndByItself()
    {
        Host.Commands.LastMinutes = () => Task.FromResult<RecentCalls?>(Recent);
        await Run();

        Assert.All(await Both(), recent => Assert.Equal((40, 12, 1, 30, 8.33, 90.5), (
            recent.GetProperty("dialsOver").GetInt32(), recent.GetProperty("answered").GetInt32(), recent.GetProperty("abandoned").GetInt32(),
            recent.GetProperty("answerRatePercent").GetDouble(), recent.GetProperty("abandonRatePercent").GetDouble(), recent.GetProperty("handleTimeSeconds").GetDouble())));
    }

    [Fact]
    public async Task ACampaignThatDoesNotRun_HasNone_AndItsDiallerIsNotAsked()
    {
        Host.Commands.LastMinutes = () => throw new InvalidOperationException("Nobody should ask.");

        Assert.All(await Both(), recent => Assert.Equal(JsonValueKind.Null, recent.ValueKind));
    }

    [Fact]
    public async Task ADiallerThatDoesNotAnswer_CostsTheFigures_AndNotTheList()
    {
        await Run();
        Host.Commands.LastMinutes = () => Task.FromException<RecentCalls?>(new TimeoutException("the control plane is away"));

        Assert.All(await Both(), recent => Assert.Equal(JsonValueKind.Null, recent.ValueKind));
    }

    private async Task Run() => Assert.True((await Crm.PostAsync($"/v1/campaigns/{_campaign}/start", null)).IsSuccessStatusCode);

    private async Task<JsonElement[]> Both() =>
    [
        (await Crm.GetFromJsonAsync<JsonElement>("/v1/campaigns")).GetProperty("items").EnumerateArray().Single().GetProperty("recent"),
        (await Crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{_campaign}")).GetProperty("recent"),
    ];
}
