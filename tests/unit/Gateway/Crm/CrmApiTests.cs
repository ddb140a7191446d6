using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

public sealed class CrmApiTests : CrmTest
{
    [Fact]
    public async Task ABadCampaign_IsRefused_WithEverythingThatIsWrong()
    {
        HttpResponseMessage response = await Crm.PostAsJsonAsync("/v1/campaigns", new
        {
            name = " ",
            settings = new { bot = "car_x", callerId = "0301", concurrencyLimit = 0, ringTimeoutSeconds = 5, onMachine = "sing", webhook = "ftp://x", weight = 0, guaranteedSlots = -1, pacing = new { mode = "bold", linesPerSeat = 0.5, targetAbandonPercent = 5, reserveSeats = -2 }, retry = new { maxAttempts = 99, delaySeconds = new { bored = 5 } } },
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ["name", "settings.bot", "settings.callerId", "settings.carrier", "settings.concurrencyLimit", "settings.guaranteedSlots", "settings.onMachine",
                "settings.pacing.linesPerSeat", "settings.pacing.mode", "settings.pacing.reserveSeats", "settings.pacing.targetAbandonPercent",
                "settings.retry.delaySeconds.bored", "settings.retry.maxAttempts", "settings.ringTimeoutSeconds", "settings.webhook", "settings.weight"],
            problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(problem.GetProperty("errors").EnumerateArray(), e => Assert.NotEqual("", e.GetProperty("hint").GetString()));
    }

    [Theory]
    [InlineData("/v1/campaigns", """{"name":"x","settings":{"concurrencyLimit":"many"}}""", "settings.concurrencyLimit", "a whole number")]
    [InlineData("/v1/campaigns/cmp_01m7yc46wwwys2zyb13hm3twrb/contacts/1/callback", """{"at":"yesterday"}""", "at", "such as 2026-03-31T09:00:00")]
    [InlineData("/v1/campaigns/cmp_01m7yc46wwwys2zyb13hm3twrb/contacts/requeue", """{"all":"yes"}""", "all", "true or false")]
    [InlineData("/v1/campaigns", """{"name":"x","settings":[]}""", "settings", "/openapi/v1.json")]
    public async Task AValueOfTheWrongType_IsNamedByItsPath_WithItsCure_AndWithoutNamesOfOurTypes(string address, string request, string path, string cure)
    {
        HttpResponseMessage response = await Crm.PostAsync(address, Json(request));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        string body = await response.Content.ReadAsStringAsync();
        JsonElement error = JsonDocument.Parse(body).RootElement.GetProperty("errors")[0];
        Assert.Equal(path, error.GetProperty("path").GetString());
        Assert.Contains(cure, error.GetProperty("hint").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACampaign_IsMade_Started_AndChanged()
    {
        string id = await CampaignAsync();

        using var start = new HttpRequestMessage(HttpMethod.Post, $"/v1/campaigns/{id}/start");
        var operation = Guid.NewGuid();
        start.Headers.Add("Idempotency-Key", operation.ToString());
        JsonElement started = await (await Crm.SendAsync(start)).Content.ReadFromJsonAsync<JsonElement>();
        HttpResponseMessage again = await Crm.PostAsync($"/v1/campaigns/{id}/start", null);
        HttpResponseMessage change = await Crm.PatchAsync($"/v1/campaigns/{id}", Json("""{"settings":{"concurrencyLimit":3}}"""));

        Assert.Equal("running", started.GetProperty("state").GetString());
        Assert.Equal(operation, Host.Commands.Operations[0]);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        JsonElement changed = (await change.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("settings");
        Assert.Equal((3, 30), (changed.GetProperty("concurrencyLimit").GetInt32(), changed.GetProperty("ringTimeoutSeconds").GetInt32()));
    }

    [Fact]
    public async Task Contacts_OfOneRequest_AreKeptOrRefusedOneByOne()
    {
        string id = await CampaignAsync();

        HttpResponseMessage response = await Crm.PostAsync($"/v1/campaigns/{id}/contacts",
            Json("""{"contacts":[{"number":"+4930123456","name":"Anna","fields":{"city":"Ulm"}},{"number":"12"},{"number":"+4930123456"}]}"""));
        JsonElement page = await Crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{id}/contacts?limit=1");

        JsonElement added = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((1, 1, 1), (added.GetProperty("added").GetInt32(), added.GetProperty("duplicates").GetInt32(), added.GetProperty("rejected").GetInt32()));
        Assert.Equal("pending", page.GetProperty("items")[0].GetProperty("state").GetString());
        Assert.Equal(1, page.GetProperty("next").GetInt64());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ACsv_IsImported_AsBodyOrAsForm_AndItsErrorsCanBeFetched(bool asForm)
    {
        string id = await CampaignAsync();
        HttpContent file = new StringContent("number,name\n+4930123456,Anna\n12,Bert\n", Encoding.UTF8, "text/csv");
        using HttpContent content = asForm ? new MultipartFormDataContent { { file, "file", "contacts.csv" } } : file;

        JsonElement report = await (await Crm.PostAsync($"/v1/campaigns/{id}/imports", content)).Content.ReadFromJsonAsync<JsonElement>();
        string errors = await Crm.GetStringAsync(report.GetProperty("errorReport").GetString());
        JsonElement kept = await Crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{id}/imports/{report.GetProperty("id").GetString()}");

        Assert.Equal((1, 1), (report.GetProperty("added").GetInt32(), report.GetProperty("rejected").GetInt32()));
        Assert.Equal(3, report.GetProperty("errors")[0].GetProperty("line").GetInt32());
        Assert.Contains("3,\"number\"", errors, StringComparison.Ordinal);
        Assert.Equal("complete", kept.GetProperty("end").GetString());
    }

    [Fact]
    public async Task ACarriersPassword_IsNeverShown_AndStaysWhenLeftOut()
    {
        HttpResponseMessage made = await Crm.PostAsync("/v1/carriers", Json("""{"name":"A","uri":"sip:127.0.0.1:5060","username":"u","password":"hush-hush"}"""));
        string body = await made.Content.ReadAsStringAsync();
        string id = JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!;

        await Crm.PutAsync($"/v1/carriers/{id}", Json("""{"name":"B","uri":"sip:127.0.0.1:5060","username":"u"}"""));

        Assert.DoesNotContain("hush", body + await Crm.GetStringAsync("/v1/carriers"), StringComparison.Ordinal);
        Carrier stored = Assert.Single(Host.Settings.Carriers.Values);
        Assert.Equal(("B", "hush-hush"), (stored.Name, stored.Trunks[0].Password));
    }

    [Fact]
    public async Task ABadBot_IsNotPublished_AndAllItsErrorsAreShown()
    {
        HttpResponseMessage bad = await Crm.PostAsync("/v1/bots", Json("{}"));
        HttpResponseMessage good = await Crm.PostAsync("/v1/bots", Json("""{"name":"Reminder"}"""));
        string id = (await good.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        JsonElement next = await (await Crm.PostAsync($"/v1/bots/{id}/versions", Json("""{"name":"Reminder 2"}"""))).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(2, (await bad.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetArrayLength());
        Assert.Equal((2, "Reminder 2"), (next.GetProperty("version").GetInt32(), next.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task ACall_IsShownWithItsRecord_AndItsRecordingInRanges()
    {
        AttemptId attempt = AttemptId.New(TimeProvider.System);
        DateTimeOffset at = DateTimeOffset.UnixEpoch;
        var campaign = CampaignId.New(TimeProvider.System);
        Host.Calls.Rows[attempt] = new(attempt, campaign, new(1), PhoneNumber.Parse("+4930123456"), "Anna", 1, AttemptState.Closed, "h", 3, at, at, at, AttemptOutcome.Completed, new Disposition("agreed"));
        Host.Calls.Records[attempt] = new()
        {
            Attempt = attempt, Campaign = campaign, Contact = new(1), StartedAt = at, AnsweredAt = at, EndedAt = at, Outcome = AttemptOutcome.Completed,
            Disposition = new("agreed"), End = new(LegEndReason.RemoteHangup, 200, null), Recording = "a.wav",
            Transcript = [new(Speaker.Bot, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), "Hello Anna")],
        };
        Host.Calls.Recordings["a.wav"] = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];

        JsonElement call = await Crm.GetFromJsonAsync<JsonElement>($"/v1/calls/{attempt}");
        using var range = new HttpRequestMessage(HttpMethod.Get, $"/v1/calls/{attempt}/recording") { Headers = { Range = new(10, 19) } };
        HttpResponseMessage part = await Crm.SendAsync(range);

        Assert.Equal(0.5, call.GetProperty("record").GetProperty("transcript")[0].GetProperty("start").GetDouble());
        Assert.Equal((HttpStatusCode.PartialContent, "audio/wav", 10L), (part.StatusCode, part.Content.Headers.ContentType?.MediaType, part.Content.Headers.ContentLength));
        Assert.Equal(10, (await part.Content.ReadAsByteArrayAsync())[0]);
    }

    [Fact]
    public async Task AFailingDatabase_IsSaidPlainly()
    {
        string id = await CampaignAsync();
        Host.Contacts.FailAfterBatches = 0;

        HttpResponseMessage response = await Crm.PostAsync($"/v1/campaigns/{id}/contacts", Json("""{"contacts":[{"number":"+4930123456"}]}"""));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("no space left", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/campaigns/cmp_00000000000000000000000000", 404)]
    [InlineData("/v1/campaigns/att_00000000000000000000000000", 400)]
    [InlineData("/v1/nothing", 404)]
    [InlineData("/v1/calls?outcome=sung", 422)]
    public async Task WhatIsNotThere_IsAProblem(string path, int status)
    {
        HttpResponseMessage response = await Crm.GetAsync(path);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("[]", "application/x-www-form-urlencoded", 415, "application/json")]
    [InlineData("", "application/json", 400, "body: is missing")]
    public async Task ABodyThatCurlSendsByDefault_IsRefused_WithTheCure(string body, string type, int status, string cure)
    {
        HttpResponseMessage response = await Crm.PostAsync("/v1/campaigns", new StringContent(body, Encoding.UTF8, type));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(cure, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIdOfTheWrongKind_IsNamed_WithoutNamesOfOurTypes()
    {
        string body = await (await Crm.GetAsync("/v1/campaigns/xyz")).Content.ReadAsStringAsync();

        Assert.Contains("id: 'xyz' cannot be read", body, StringComparison.Ordinal);
        Assert.DoesNotContain("CampaignId", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AContactThatIsNull_IsRefused_AndItsNeighboursAreKept()
    {
        string id = await CampaignAsync();

        JsonElement added = await (await Crm.PostAsync($"/v1/campaigns/{id}/contacts", Json("""{"contacts":[null,{"number":"+4930123456"}]}""")))
            .Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((1, 1), (added.GetProperty("added").GetInt32(), added.GetProperty("rejected").GetInt32()));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private async Task<string> CampaignAsync()
    {
        JsonElement bot = await (await Crm.PostAsync("/v1/bots", Json("""{"name":"Reminder"}"""))).Content.ReadFromJsonAsync<JsonElement>();
        JsonElement carrier = await (await Crm.PostAsync("/v1/carriers", Json($$"""{"name":"{{Guid.NewGuid()}}","uri":"sip:127.0.0.1:5060"}"""))).Content.ReadFromJsonAsync<JsonElement>();
        HttpResponseMessage made = await Crm.PostAsJsonAsync("/v1/campaigns", new
        {
            name = "Spring",
            settings = new { bot = bot.GetProperty("id").GetString(), carrier = carrier.GetProperty("id").GetString(), callerId = "+4930999999" },
        });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
