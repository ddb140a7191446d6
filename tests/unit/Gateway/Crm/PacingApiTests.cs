using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

public sealed class PacingApiTests : CrmTest
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private string _campaign = "";

    private protected override async Task ArrangeAsync() => _campaign = await MadeCampaign();

    [Fact]
    public async Task ANewCampaign_IsPacedProgressively()
    {
        JsonElement settings = (await Crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{_campaign}")).GetProperty("settings");

        Assert.Equal("progressive", settings.GetProperty("pacing").GetProperty("mode").GetString());
        Assert.Equal((1, 0), (settings.GetProperty("weight").GetInt32(), settings.GetProperty("guaranteedSlots").GetInt32()));
    }

    [Fact]
    public async Task Pacing_IsChanged_AndWhatIsLeftOutStays()
    {
        await Crm.PatchAsync($"/v1/campaigns/{_campaign}", Json("""{"settings":{"pacing":{"mode":"predictive","targetAbandonPercent":0.5},"weight":4,"guaranteedSlots":2}}"""));
        await Crm.PatchAsync($"/v1/campaigns/{_campaign}", Json("""{"settings":{"pacing":{"reserveSeats":3}}}"""));

        JsonElement settings = (await Crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{_campaign}")).GetProperty("settings");
        JsonElement pacing = settings.GetProperty("pacing");
        Assert.Equal(("predictive", 0.5, 3), (pacing.GetProperty("mode").GetString(), pacing.GetProperty("targetAbandonPercent").GetDouble(), pacing.GetProperty("reserveSeats").GetInt32()));
        Assert.Equal((4, 2), (settings.GetProperty("weight").GetInt32(), settings.GetProperty("guaranteedSlots").GetInt32()));
    }

    [Fact]
    public async Task Explain_SaysWhatHoldsTheCampaignBack_AsCodesAndInWords()
    {
        DialHold[] holds = [new(HoldCode.CarrierCps, "carrier at 2 of 2 CPS", null, null), new(HoldCode.WaitingForRetry, "12 waiting for retry", 12, At)];
        var recent = new RecentCalls(40, 12, 1, 10, TimeSpan.FromSeconds(905).Ticks);
        var partition = new PartitionState { Holds = [holds[0]], At = At, Mode = PacingMode.Predictive, Bound = PacingBound.Ramp, Dials = 9, Dialled = 4, Seats = 16, Tolerance = 0.005, Recent = recent };
        Host.Commands.Explanation = new CampaignExplanation(CampaignState.Running, [.. holds], [partition], recent);

        JsonElement view = await Crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{_campaign}/explain");

        Assert.Equal("running", view.GetProperty("state").GetString());
        Assert.Equal(["carrier_cps", "waiting_for_retry"], view.GetProperty("holds").EnumerateArray().Select(h => h.GetProperty("code").GetString()));
        Assert.Equal("carrier at 2 of 2 CPS", view.GetProperty("holds")[0].GetProperty("text").GetString());
        Assert.Equal(("predictive", "ramp", 4), (
            view.GetProperty("decisions")[0].GetProperty("mode").GetString(),
            view.GetProperty("decisions")[0].GetProperty("bound").GetString(),
            view.GetProperty("decisions")[0].GetProperty("dialled").GetInt32()));
        JsonElement minutes = view.GetProperty("recent");
        Assert.Equal((30, 8.33, 90.5), (
            minutes.GetProperty("answerRatePercent").GetDouble(), minutes.GetProperty("abandonRatePercent").GetDouble(), minutes.GetProperty("handleTimeSeconds").GetDouble()));
    }

    [Fact]
    public async Task Explain_OfACampaignThatIsNotThere_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Crm.GetAsync($"/v1/campaigns/{CampaignId.New(TimeProvider.System)}/explain")).StatusCode);

    [Theory]
    [InlineData("""{"calls":3}""", HttpStatusCode.NoContent)]
    [InlineData("""{"calls":101}""", HttpStatusCode.Conflict)]
    [InlineData("""{"calls":0}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity)]
    public async Task Dial_TakesANumberOfCalls(string body, HttpStatusCode status) =>
        Assert.Equal(status, (await Crm.PostAsync($"/v1/campaigns/{_campaign}/dial", Json(body))).StatusCode);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
