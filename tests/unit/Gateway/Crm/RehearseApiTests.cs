using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

public sealed class RehearseApiTests : CrmTest
{
    private CampaignId _id;

    private protected override async Task ArrangeAsync()
    {
        _id = CampaignId.New(TimeProvider.System);
        var settings = new CampaignSettings { Bot = BotId.New(TimeProvider.System), Carrier = CarrierId.New(TimeProvider.System), CallerId = PhoneNumber.Parse("+4930123456") };
        await Host.Campaigns.AddAsync(new Campaign(_id, "spring", CampaignState.Draft, settings, 1, DateTimeOffset.UnixEpoch, 1), CancellationToken.None);
        await Host.Contacts.AddAsync(_id, [.. Enumerable.Range(1, 2_000).Select(n => new NewContact(PhoneNumber.Parse($"+4930{n:D7}"), null, null, new Dictionary<string, string>()))], CancellationToken.None);
    }

    private Task<HttpResponseMessage> RehearseAsync(string body) => Crm.PostAsync($"/v1/campaigns/{_id}/rehearse", new StringContent(body, Encoding.UTF8, "application/json"));

    [Fact]
    public async Task ARehearsal_TellsCurrentSettingsAndVariants_WithTheirCost()
    {
        HttpResponseMessage answer = await RehearseAsync(
            """{"talkSeconds":60,"answerRatePercent":50,"costPerMinute":0.1,"costPerAttempt":0.01,"finishWithinHours":6,"variants":[{"name":"more seats","concurrencyLimit":64,"pacing":{"mode":"predictive"}}]}""");

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        JsonElement view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        JsonElement[] runs = [.. view.GetProperty("runs").EnumerateArray()];
        Assert.Equal(["current settings", "more seats"], runs.Select(r => r.GetProperty("name").GetString()));
        Assert.All(runs, run =>
        {
            double cost = (0.1 * run.GetProperty("talkMinutes").GetDouble()) + (0.01 * run.GetProperty("attempts").GetInt64());
            Assert.Equal(cost, run.GetProperty("cost").GetDouble(), 0.1);
            Assert.Equal(0, run.GetProperty("contactsLeft").GetInt32());
        });
        Assert.True(runs[1].GetProperty("hours").GetDouble() <= runs[0].GetProperty("hours").GetDouble());
        Assert.InRange(view.GetProperty("seatsNeeded").GetInt32(), 1, 64);
        Assert.Equal(["request", "standard", "request", "standard"], view.GetProperty("assumptions").EnumerateArray().Select(a => a.GetProperty("source").GetString()));
        Assert.Equal(2_000, view.GetProperty("waiting").GetInt32());
    }

    [Fact]
    public async Task WrongNumbers_AreNamed_AllAtOnce()
    {
        HttpResponseMessage answer = await RehearseAsync("""{"horizonHours":9999,"answerRatePercent":101,"variants":[{"channels":0,"pacing":{"mode":"manual"}}]}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        string[] paths = [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()!)];
        Assert.Equal(["horizonHours", "answerRatePercent", "variants[0].channels", "variants[0].pacing.mode"], paths);
    }
}
