using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxBridge.Domain.Ids;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm.Inbound;

public sealed class InboundApiTests
{
    [Fact]
    public async Task Save_OfWhatCannotBe_NamesAllThatIsWrong()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();

        using HttpResponseMessage answer = await crm.PostAsJsonAsync("/v1/inbound", new { number = "reception", bot = "x", campaign = "y" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.All(["number", "bot", "campaign"], field => Assert.Contains($"\"{field}\"", text, StringComparison.Ordinal));
        Assert.Empty(host.Inbound.Routes);
    }

    [Fact]
    public async Task Save_OfABotThatDoesNotExist_IsRefused()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();

        using HttpResponseMessage answer = await crm.PostAsJsonAsync(
            "/v1/inbound", new { number = "+4930100", bot = BotId.New(TimeProvider.System).Value, campaign = CampaignId.New(TimeProvider.System).Value });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Remove_TakesANumberAway_InWhateverWayItIsWritten()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();
        Assert.True(CxBridge.Domain.Inbound.CalledNumber.TryParse("+4930*", out CxBridge.Domain.Inbound.CalledNumber number));
        host.Inbound.Routes.Add(new(number, BotId.New(TimeProvider.System), 1, CampaignId.New(TimeProvider.System)));
        JsonElement listed = await crm.GetFromJsonAsync<JsonElement>("/v1/inbound");
        Assert.Equal("4930*", Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("number").GetString());

        using HttpResponseMessage removed = await crm.DeleteAsync("/v1/inbound/004930*");
        using HttpResponseMessage again = await crm.DeleteAsync("/v1/inbound/4930*");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (removed.StatusCode, again.StatusCode));
    }
}
