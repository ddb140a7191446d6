using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Interfaces.Carriers;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

public sealed class CarrierApiTests : CrmTest
{
    [Fact]
    public async Task Carrier_OfAnOlderRevision_IsNotOverwritten()
    {
        HttpResponseMessage made = await Crm.PostAsJsonAsync("/v1/carriers", new { name = "one", uri = "sip:203.0.113.7" });
        string address = made.Headers.Location!.ToString();
        Assert.Equal("\"1\"", made.Headers.ETag?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await Put(address, new { name = "one", callsPerSecond = 7 }, "\"1\"")).StatusCode);

        HttpResponseMessage late = await Put(address, new { name = "one", callsPerSecond = 9 }, "\"1\"");
        HttpResponseMessage inTime = await Put(address, new { name = "one", callsPerSecond = 8 }, "\"2\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("revision 2", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((8, 3), (Host.Settings.Carriers.Values.Single().CallsPerSecond, Host.Settings.Carriers.Values.Single().Revision));
        Assert.Equal("\"3\"", inTime.Headers.ETag?.ToString());
        Assert.Equal("\"3\"", (await Crm.GetAsync(address)).Headers.ETag?.ToString());
    }

    [Fact]
    public async Task Trunk_ThatIsRenamed_KeepsItsPassword_WhenItsNameBeforeIsGiven()
    {
        HttpResponseMessage made = await Crm.PostAsJsonAsync(
            "/v1/carriers", new { name = "one", trunks = new[] { new { name = "a", uri = "sip:203.0.113.7", username = "u", password = "p" } } });

        await Put(made.Headers.Location!.ToString(), new { name = "one", trunks = new[] { new { name = "b", nameBefore = "a", uri = "sip:203.0.113.7", username = "u" } } }, null);

        Trunk trunk = Assert.Single(Host.Settings.Carriers.Values.Single().Trunks);
        Assert.Equal(("b", "p"), (trunk.Name, trunk.Password));
    }

    [Fact]
    public async Task Carrier_ThatARouteUses_IsNotRemoved()
    {
        HttpResponseMessage made = await Crm.PostAsJsonAsync("/v1/carriers", new { name = "one", uri = "sip:203.0.113.7" });
        string address = made.Headers.Location!.ToString();
        string id = address[(address.LastIndexOf('/') + 1)..];
        await Put("/v1/routes/44", new { carriers = new[] { new { carrier = id, pricePerMinute = 0.01 } } }, null);

        HttpResponseMessage used = await Crm.DeleteAsync(address);
        await Crm.DeleteAsync("/v1/routes/44");
        HttpResponseMessage unused = await Crm.DeleteAsync(address);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NoContent), (used.StatusCode, unused.StatusCode));
        Assert.Contains("route 44", await used.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(Host.Settings.Carriers);
    }

    [Fact]
    public async Task Health_TellsBreakerCauseAndOptions_OfEachTrunk()
    {
        HttpResponseMessage made = await Crm.PostAsJsonAsync("/v1/carriers", new { name = "one", uri = "sip:203.0.113.7", channels = 10, inboundChannels = 4, callsPerSecond = 5 });
        CarrierId id = Host.Settings.Carriers.Keys.Single();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        var probe = new HostProbe("h1", new TrunkProbe("main", "BadUri", 404, 1.24, now, "Registered"));
        var failure = new TrunkFailure(503, "Service Unavailable", TimeSpan.FromSeconds(30), now);
        Host.Standing.Carriers[id] = new CarrierStatus(
            3, 1, 2.5, [new TrunkStatus("main", TimeSpan.FromSeconds(20), 503, [probe], BreakerState.Held, 3, failure, TrunkHoldCause.Asked)], 2, TimeSpan.FromSeconds(40));

        JsonElement health = await Crm.GetFromJsonAsync<JsonElement>(made.Headers.Location + "/health");

        Assert.Equal((5, 2.5, 2, 3, 6), (Number(health, "callsPerSecond"), Number(health, "callsPerSecondNow"), Number(health, "invitesLastSecond"), Number(health, "channelsInUse"), Number(health, "outboundChannels")));
        Assert.InRange(health.GetProperty("slowedUntil").GetDateTimeOffset(), now.AddSeconds(40), now.AddMinutes(10));
        JsonElement trunk = health.GetProperty("trunks")[0];
        Assert.Equal("asked", trunk.GetProperty("holdCause").GetString());
        Assert.Equal(("held", "Service Unavailable", 30), (trunk.GetProperty("breaker").GetString(), trunk.GetProperty("lastFailure").GetProperty("cause").GetString(), Number(trunk.GetProperty("lastFailure"), "retryAfterSeconds")));
        Assert.Equal(("bad_uri", "registered"), (trunk.GetProperty("options")[0].GetProperty("verdict").GetString(), trunk.GetProperty("options")[0].GetProperty("registration").GetString()));
        Assert.Equal(1, (await Crm.GetFromJsonAsync<JsonElement>("/v1/carriers/health")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Route_IsRefused_WithEverythingThatIsWrong()
    {
        HttpResponseMessage response = await Put(
            "/v1/routes/0x", new { carriers = new object[] { new { carrier = "car_x" }, new { carrier = CarrierId.New(TimeProvider.System).Value, pricePerMinute = -1 } } }, null);

        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            ["carriers[0].carrier", "carriers[0].pricePerMinute", "carriers[1].carrier", "carriers[1].pricePerMinute", "prefix"],
            problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Plan_TellsTheCheapestFirst_AndWhatIsBarred()
    {
        await Crm.PostAsJsonAsync("/v1/carriers", new { name = "one", uri = "sip:203.0.113.7" });
        await Crm.PostAsJsonAsync("/v1/carriers", new { name = "two", uri = "sip:203.0.113.8" });
        string[] ids = [.. Host.Settings.Carriers.Values.OrderBy(c => c.Name).Select(c => c.Id.Value)];
        await Put("/v1/routes/+44", new { carriers = new[] { new { carrier = ids[0], pricePerMinute = 0.02 }, new { carrier = ids[1], pricePerMinute = 0.0155 } } }, null);
        await Put("/v1/routes/4470", new { carriers = Array.Empty<object>() }, null);

        JsonElement plan = await Crm.GetFromJsonAsync<JsonElement>("/v1/routes/plan?number=%2B442079460000");
        JsonElement barred = await Crm.GetFromJsonAsync<JsonElement>("/v1/routes/plan?number=%2B447000000000");
        JsonElement own = await Crm.GetFromJsonAsync<JsonElement>($"/v1/routes/plan?number=%2B4930123456&carrier={ids[0]}");

        Assert.Equal(("44", ids[1], 0.0155), (plan.GetProperty("prefix").GetString(), plan.GetProperty("carriers")[0].GetProperty("carrier").GetString(), Number(plan.GetProperty("carriers")[0], "pricePerMinute")));
        Assert.True(barred.GetProperty("barred").GetBoolean());
        Assert.Equal((JsonValueKind.Null, ids[0]), (own.GetProperty("prefix").ValueKind, own.GetProperty("carriers")[0].GetProperty("carrier").GetString()));
    }

    [Theory]
    [InlineData("/v1/routes/plan?number=+442079460000")]
    [InlineData("/v1/suppressions/check?number=+442079460000")]
    public async Task APlusThatIsNotEncoded_IsToldWithItsCure(string address)
    {
        HttpResponseMessage response = await Crm.GetAsync(address);

        JsonElement error = Assert.Single((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(("number", "Write the + as %2B, such as number=%2B4930123456."), (error.GetProperty("path").GetString(), error.GetProperty("hint").GetString()));
    }

    [Fact]
    public async Task Pool_IsMadeChangedAndRemoved_UnlessACampaignUsesIt()
    {
        HttpResponseMessage made = await Crm.PostAsJsonAsync("/v1/caller-id-pools", new { name = "north", numbers = new[] { new { number = "+4930123456", dailyCap = 50 } } });
        string address = made.Headers.Location!.ToString();
        string id = address[(address.LastIndexOf('/') + 1)..];
        string campaign = await CampaignAsync(id);
        HttpResponseMessage used = await Crm.DeleteAsync(address);
        await Crm.PatchAsJsonAsync($"/v1/campaigns/{campaign}", new { settings = new { callerIdPool = "" } });
        HttpResponseMessage changed = await Put(address, new { name = "north", numbers = new[] { new { number = "+4930123457", state = "off" } } }, "\"1\"");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (used.StatusCode, changed.StatusCode));
        Assert.Equal(CallerIdState.Off, Host.Routes.Pools.Values.Single().Numbers.Single().State);
        Assert.Equal(HttpStatusCode.NoContent, (await Crm.DeleteAsync(address)).StatusCode);
        Assert.Empty(Host.Routes.Pools);
    }

    [Fact]
    public async Task Pool_IsRefused_WithEverythingThatIsWrong()
    {
        HttpResponseMessage response = await Crm.PostAsJsonAsync(
            "/v1/caller-id-pools",
            new { numbers = new object[] { new { number = "+4930123456", dailyCap = 0 }, new { number = "+4930123456", state = "perhaps" }, new { number = "030", callsAtOnce = -1 } } });

        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ["name", "numbers[0].dailyCap", "numbers[1].number", "numbers[1].state", "numbers[2].callsAtOnce", "numbers[2].number"],
            problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Campaign_WithAPoolThatDoesNotExist_IsRefused()
    {
        HttpResponseMessage response = await PostCampaignAsync(CallerIdPoolId.New(TimeProvider.System).Value);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("settings.callerIdPool", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_TellsItsWayAndCost_InListDetailAndExport()
    {
        await Crm.PostAsJsonAsync("/v1/carriers", new { name = "=one", uri = "sip:203.0.113.7" });
        CarrierId carrier = Host.Settings.Carriers.Keys.Single();
        DateTimeOffset start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var call = new CallSummary(
            AttemptId.New(TimeProvider.System), CampaignId.New(TimeProvider.System), new ContactId(1), PhoneNumber.Parse("+4930123456"), "Ann", 1, AttemptState.Closed, "h", 0,
            start, start.AddSeconds(5), start.AddSeconds(95), AttemptOutcome.Completed, null)
        {
            Way = new NotedWay(carrier, "main", PhoneNumber.Parse("+4930999999"), 0.02m),
        };
        Host.Calls.Rows[call.Attempt] = call;

        JsonElement listed = (await Crm.GetFromJsonAsync<JsonElement>("/v1/calls")).GetProperty("items")[0].GetProperty("way");
        JsonElement detail = (await Crm.GetFromJsonAsync<JsonElement>($"/v1/calls/{call.Attempt}")).GetProperty("call").GetProperty("way");
        string[] lines = (await Crm.GetStringAsync("/v1/calls/export.csv")).TrimEnd().Split('\n', StringSplitOptions.TrimEntries);

        Assert.Equal((carrier.Value, 0.03), (listed.GetProperty("carrier").GetString(), Number(listed, "cost")));
        Assert.Equal("+4930999999", detail.GetProperty("shown").GetString());
        Assert.EndsWith("trunk,shown,price_per_minute,cost", lines[0], StringComparison.Ordinal);
        Assert.EndsWith($"90.0,completed,,{carrier},\"'=one\",\"main\",+4930999999,0.02,0.03", lines[1].Replace("0.030000", "0.03", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    private static double Number(JsonElement from, string name) => from.GetProperty(name).GetDouble();

    private async Task<HttpResponseMessage> Put(string address, object body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await Crm.SendAsync(request);
    }

    private async Task<string> CampaignAsync(string pool)
    {
        JsonElement made = await (await PostCampaignAsync(pool)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(pool, made.GetProperty("settings").GetProperty("callerIdPool").GetString());
        return made.GetProperty("id").GetString()!;
    }

    private async Task<HttpResponseMessage> PostCampaignAsync(string pool)
    {
        PublishedBot bot = await Host.Settings.PublishAsync(BotId.New(TimeProvider.System), "b", "{}", CancellationToken.None);
        var carrier = new Carrier { Id = CarrierId.New(TimeProvider.System), Name = "c", Trunks = [new() { Uri = "sip:203.0.113.7" }] };
        await Host.Settings.SaveAsync(carrier, CancellationToken.None);
        return await Crm.PostAsJsonAsync(
            "/v1/campaigns", new { name = "x", settings = new { bot = bot.Id.Value, carrier = carrier.Id.Value, callerId = "+4930123456", callerIdPool = pool } });
    }
}
