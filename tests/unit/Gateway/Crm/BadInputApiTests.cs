using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Gateway.Crm;

/// <summary>Whatever is wrong with a request, the answer names each field with its cure, and nothing of it is kept.</summary>
public sealed class BadInputApiTests : CrmTest
{
    private const string Someone = "car_01m7yc46wwwys2zyb13hm3twrb";
    private CampaignId _campaign;

    private protected override async Task ArrangeAsync()
    {
        _campaign = CampaignId.New(TimeProvider.System);
        var settings = new CampaignSettings { Bot = BotId.New(TimeProvider.System), Carrier = CarrierId.New(TimeProvider.System), CallerId = PhoneNumber.Parse("+4930123456") };
        await Host.Campaigns.AddAsync(new Campaign(_campaign, "spring", CampaignState.Draft, settings, 4, DateTimeOffset.UnixEpoch, 1), CancellationToken.None);
    }

    [Theory]
    [InlineData("""{"name":"c","uri":"sip:203.0.113.7","callsPerSecond":0}""", "callsPerSecond")]
    [InlineData("""{"name":"c","uri":"sip:203.0.113.7","channels":4,"inboundChannels":4}""", "inboundChannels")]
    [InlineData("""{"name":"","uri":"http://203.0.113.7","burst":0,"state":"asleep"}""", "burst, name, state, uri")]
    [InlineData("""{"name":"c","uri":"sip:user:secret@203.0.113.7"}""", "uri")]
    [InlineData("""{"name":"c","trunks":[]}""", "trunks")]
    [InlineData("""{"name":"c","trunks":[null,{"name":"a","uri":"sip:203.0.113.7"}]}""", "trunks[0]")]
    [InlineData("""{"name":"c","trunks":[{"name":"a","uri":"sip:203.0.113.7","registration":"register","priority":100},{"name":"A","uri":"sip:203.0.113.8"}]}""", "trunks, trunks[0].priority, trunks[0].username")]
    public async Task ACarrier_IsNotAdded(string body, string paths)
    {
        await RefusedAsync(HttpMethod.Post, "/v1/carriers", body, paths);

        Assert.Empty(Host.Settings.Carriers);
    }

    [Theory]
    [InlineData("/v1/routes/44", """{"carriers":[null]}""", "carriers[0]")]
    [InlineData("/v1/routes/44", "{}", "carriers")]
    [InlineData("/v1/routes/44", $$"""{"carriers":[{"carrier":"{{Someone}}","pricePerMinute":0.0000001}]}""", "carriers[0].carrier, carriers[0].pricePerMinute")]
    [InlineData("/v1/routes/x", """{"carriers":[]}""", "prefix")]
    public async Task ARoute_IsNotSaved(string address, string body, string paths)
    {
        await RefusedAsync(HttpMethod.Put, address, body, paths);

        Assert.Empty(Host.Routes.Routes);
    }

    [Theory]
    [InlineData("""{"name":"p","numbers":[null,{"number":"+4930123456"}]}""", "numbers[0]")]
    [InlineData("""{"name":"p","numbers":[]}""", "numbers")]
    [InlineData("""{"name":"p","numbers":[{"number":"+4930123456"},null,{"number":"+49 30 123456"}]}""", "numbers[1], numbers[2].number")]
    public async Task APool_IsNotAdded(string body, string paths)
    {
        await RefusedAsync(HttpMethod.Post, "/v1/caller-id-pools", body, paths);

        Assert.Empty(Host.Routes.Pools);
    }

    [Theory]
    [InlineData("""{"weight":0,"concurrencyLimit":0}""", "settings.concurrencyLimit, settings.weight")]
    [InlineData("""{"hours":{"zone":"Europe/Berln","windows":[{"days":["monday"],"from":"18:00","to":"09:00"}]}}""", "settings.hours.windows[0], settings.hours.zone")]
    [InlineData("""{"hours":{"zone":"Europe/Berlin","windows":[null]}}""", "settings.hours.windows[0].days, settings.hours.windows[0].from, settings.hours.windows[0].to")]
    [InlineData("""{"hours":{"zone":"Europe/Berlin","windows":[{"days":[null,"monday"],"from":"09:00","to":"24:01"}]}}""", "settings.hours.windows[0], settings.hours.windows[0].days[0], settings.hours.windows[0].to")]
    [InlineData("""{"endsAt":"tomorrow"}""", "settings.endsAt")]
    [InlineData("""{"compliance":{"zone":"Mars/Olympus","hours":[null]}}""", "settings.compliance.hours[0], settings.compliance.zone")]
    [InlineData("""{"retry":{"maxAttempts":0,"delaySecondsByDisposition":{"No way":60}}}""", "settings.retry.delaySecondsByDisposition.No way, settings.retry.maxAttempts")]
    public async Task ACampaign_ThatIsChanged_StaysAsItWas(string settings, string paths)
    {
        await RefusedAsync(HttpMethod.Patch, $"/v1/campaigns/{_campaign}", $$"""{"name":"another","settings":{{settings}}}""", paths);

        Campaign campaign = (await Host.Campaigns.FindAsync(_campaign, CancellationToken.None))!;
        Assert.Equal(("spring", 1), (campaign.Name, campaign.Revision));
    }

    [Fact]
    public async Task ARehearsal_WithAVariantThatIsNull_IsRefused() =>
        await RefusedAsync(HttpMethod.Post, $"/v1/campaigns/{_campaign}/rehearse", """{"variants":[null],"talkSeconds":-1}""", "talkSeconds, variants[0]");

    [Fact]
    public async Task AFilter_OfListAndExport_IsRefused()
    {
        const string query = "state=ringing&outcome=fine&disposition=A!&number=030";
        await RefusedAsync(HttpMethod.Get, $"/v1/campaigns/{_campaign}/contacts?{query}", null, "disposition, number, outcome, state");
        await RefusedAsync(HttpMethod.Get, $"/v1/campaigns/{_campaign}/contacts/export.csv?{query}", null, "disposition, number, outcome, state");
    }

    [Fact]
    public async Task AContactWithoutANumber_IsNamedByItsPlace_AndAFieldThatIsNullIsNone()
    {
        HttpResponseMessage answer = await SendAsync(
            HttpMethod.Post, $"/v1/campaigns/{_campaign}/contacts", """{"contacts":[{"name":"Ann"},{"number":"+4930123456","fields":{"city":null,"timezone":"Europe/Berln"}},{"number":"+4930123457","fields":{"city":null}}]}""");

        Assert.Equal(["contacts[0].number", "contacts[1].fields.timezone"], Paths(await answer.Content.ReadFromJsonAsync<JsonElement>()));
        Assert.Empty(Assert.Single(Host.Contacts.Of(_campaign)).Fields);
    }

    [Theory]
    [InlineData("text/csv", "number,timezone\n030123,\n+4930123456,Europe/Berln\n+4930123457,\"x\"y\n+4930123458\n+4930123459,\n+4930123459,\n", "2 number, 3 timezone, 4 , 5 , 7 number")]
    [InlineData("application/x-ndjson", "{\"name\":\"Ann\"}\n{\"number\":\"+4930123456\",\"timezone\":\"Europe/Berln\"}\n7\n{\"number\":\"+4930123457\",\"tags\":[1]}\n{\"number\":\"+4930123459\"}\n", "1 number, 2 timezone, 3 , 4 tags")]
    public async Task ARow_OfAnImport_IsNamedByLineAndColumn_WithItsCure_AndTheOthersAreKept(string type, string body, string rows)
    {
        HttpResponseMessage answer = await SendAsync(HttpMethod.Post, $"/v1/campaigns/{_campaign}/imports", body, type);

        JsonElement report = await answer.Content.ReadFromJsonAsync<JsonElement>();
        JsonElement[] errors = [.. report.GetProperty("errors").EnumerateArray()];
        Assert.Equal(rows, string.Join(", ", errors.OrderBy(e => e.GetProperty("line").GetInt32()).Select(e => $"{e.GetProperty("line").GetInt32()} {e.GetProperty("column").GetString()}")));
        Assert.All(errors, e => Assert.True(e.GetProperty("reason").GetString()!.Length > 5 && e.GetProperty("hint").GetString()!.Length > 5));
        Assert.Equal("+4930123459", Assert.Single(Host.Contacts.Of(_campaign)).Number.E164);
    }

    private async Task RefusedAsync(HttpMethod method, string address, string? body, string paths)
    {
        HttpResponseMessage answer = await SendAsync(method, address, body);

        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(paths, string.Join(", ", Paths(problem)));
        Assert.All(problem.GetProperty("errors").EnumerateArray(), e => Assert.True(e.GetProperty("message").GetString()!.Length > 3 && e.GetProperty("hint").GetString()!.Length > 5));
    }

    private static IEnumerable<string> Paths(JsonElement answer) =>
        answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()!).Order(StringComparer.Ordinal);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type) };
        return await Crm.SendAsync(request);
    }
}
