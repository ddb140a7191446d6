using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

public sealed class ComplianceApiTests : CrmTest
{
    [Fact]
    public async Task ANewCampaign_HasTheSafeRules_AndAChangeLaysOverThem()
    {
        JsonElement made = await MakeAsync("{}");
        JsonElement rules = made.GetProperty("settings").GetProperty("compliance");
        Assert.Equal(("standard", "column", "both", "9"), (Text(rules, "profile"), Text(rules, "consent"), Text(rules, "zoneFrom"), Text(rules, "optOutKey")));

        HttpResponseMessage change = await Crm.PatchAsync($"/v1/campaigns/{made.GetProperty("id").GetString()}", Json(
            """{"settings":{"compliance":{"callerName":"Example Ltd","consent":"attested","hours":["mon-fri 09:00-18:00"],"holidays":["2026-12-24"],"attemptGapMinutes":30,"optOutKey":""}}}"""));
        JsonElement now = (await change.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("settings").GetProperty("compliance");

        Assert.Equal(HttpStatusCode.OK, change.StatusCode);
        Assert.Equal(("Example Ltd", "attested", "standard"), (Text(now, "callerName"), Text(now, "consent"), Text(now, "profile")));
        Assert.Equal(("mon,tue,wed,thu,fri 09:00-18:00", "2026-12-24", 30), (now.GetProperty("hours")[0].GetString(), now.GetProperty("holidays")[0].GetString(), now.GetProperty("attemptGapMinutes").GetInt32()));
        Assert.Equal(JsonValueKind.Null, now.GetProperty("optOutKey").ValueKind);
    }

    [Theory]
    [InlineData("""{"profile":"lawless"}""", "settings.compliance.profile")]
    [InlineData("""{"zone":"Europe/Berln"}""", "settings.compliance.zone")]
    [InlineData("""{"hours":["mon-fri 20:00-09:00"]}""", "settings.compliance.hours[0]")]
    [InlineData("""{"hours":["daily 09:00-20:00",""]}""", "settings.compliance.hours[1]")]
    [InlineData("""{"holidays":["24.12.2026"]}""", "settings.compliance.holidays[0]")]
    [InlineData("""{"attemptsPerDay":99}""", "settings.compliance.attemptsPerDay")]
    [InlineData("""{"optOutKey":"10"}""", "settings.compliance.optOutKey")]
    [InlineData("""{"consent":"perhaps"}""", "settings.compliance.consent")]
    public async Task WhatCannotBe_IsRefused_ByFieldAndWithACure(string compliance, string path)
    {
        JsonElement problem = await MakeAsync(compliance);

        JsonElement error = Assert.Single(problem.GetProperty("errors").EnumerateArray().ToArray());
        Assert.Equal(path, Text(error, "path"));
        Assert.NotEqual("", Text(error, "hint"));
    }

    [Fact]
    public async Task AnImport_RefusesARowWhoseZoneDoesNotExist_AndKeepsTheOthers()
    {
        string id = (await MakeAsync("{}")).GetProperty("id").GetString()!;
        using var csv = new StringContent("number,timezone,consent\n+4930123456,Europe/Berln,yes\n+4930123457,Europe/Berlin,yes\n+4930123458,,perhaps\n", Encoding.UTF8, "text/csv");

        JsonElement report = await (await Crm.PostAsync($"/v1/campaigns/{id}/imports", csv)).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((1, 2), (report.GetProperty("added").GetInt32(), report.GetProperty("rejected").GetInt32()));
        Assert.Equal(["timezone", "consent"], report.GetProperty("errors").EnumerateArray().Select(e => Text(e, "column")));
    }

    [Fact]
    public async Task AList_TakesNumbersAndPrefixes_AnswersForANumber_AndLetsGoOfThem()
    {
        JsonElement added = await (await Crm.PostAsJsonAsync("/v1/suppressions", new
        {
            entries = new object[] { new { numbers = "+49 30 123456", reason = "letter of May" }, new { numbers = "+4940*" }, new { numbers = "030 1" } },
        })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((2, 1, "entries[2].numbers"), (added.GetProperty("added").GetInt32(), added.GetProperty("rejected").GetInt32(), Text(added.GetProperty("errors")[0], "path")));

        JsonElement found = await Crm.GetFromJsonAsync<JsonElement>("/v1/suppressions/check?number=%2B4940999999");
        Assert.Equal("+4940*", Text(found.GetProperty("items")[0], "numbers"));
        JsonElement page = await Crm.GetFromJsonAsync<JsonElement>("/v1/suppressions?limit=1");
        Assert.Equal(("+4930123456", "+4930123456"), (Text(page.GetProperty("items")[0], "numbers"), Text(page, "next")));

        Assert.Equal(HttpStatusCode.NoContent, (await Crm.PostAsJsonAsync("/v1/suppressions/remove", new { numbers = "+4940*" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Crm.PostAsJsonAsync("/v1/suppressions/remove", new { numbers = "+4940*" })).StatusCode);
    }

    [Fact]
    public async Task AFile_GoesOnTheList_LineByLine()
    {
        using var csv = new StringContent("number;reason\n+4930123456;asked\nnonsense 1;\n+4930123457;\n+4930123456;twice\n", Encoding.UTF8, "text/csv");

        JsonElement added = await (await Crm.PostAsync("/v1/suppressions/imports", csv)).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((2, 1, 1), (added.GetProperty("added").GetInt32(), added.GetProperty("known").GetInt32(), added.GetProperty("rejected").GetInt32()));
        Assert.Equal("line 3", Text(added.GetProperty("errors")[0], "path"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private async Task<JsonElement> MakeAsync(string compliance)
    {
        JsonElement carrier = await (await Crm.PostAsJsonAsync("/v1/carriers", new { name = "trunk", uri = "sip:127.0.0.1:5070", callsPerSecond = 5 })).Content.ReadFromJsonAsync<JsonElement>();
        JsonElement bot = await (await Crm.PostAsync("/v1/bots", Json("""{"name":"hello"}"""))).Content.ReadFromJsonAsync<JsonElement>();
        HttpResponseMessage made = await Crm.PostAsync("/v1/campaigns", Json(
            $$$"""{"name":"spring","settings":{"bot":"{{{bot.GetProperty("id").GetString()}}}","carrier":"{{{carrier.GetProperty("id").GetString()}}}","callerId":"+4930123456","compliance":{{{compliance}}}}}"""));
        return await made.Content.ReadFromJsonAsync<JsonElement>();
    }
}
