using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

/// <summary>Schedules, hours, revisions, clones and archives, over the real gateway.</summary>
public sealed class CampaignLifeApiTests : CrmTest
{
    private string _id = "";

    private protected override async Task ArrangeAsync()
    {
        string carrier = (await PostAsync("/v1/carriers", """{"name":"c","uri":"sip:127.0.0.1:5060"}""")).GetProperty("id").GetString()!;
        string bot = (await PostAsync("/v1/bots", """{"name":"b"}""")).GetProperty("id").GetString()!;
        JsonElement made = await PostAsync("/v1/campaigns",
            $$$"""{"name":"spring","settings":{"bot":"{{{bot}}}","carrier":"{{{carrier}}}","callerId":"+4930123456"}}""");
        _id = made.GetProperty("id").GetString()!;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private async Task<JsonElement> PostAsync(string path, string body)
    {
        HttpResponseMessage answer = await Crm.PostAsync(path, Json(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> PatchAsync(string body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/v1/campaigns/{_id}") { Content = Json(body) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
        return await Crm.SendAsync(request);
    }

    [Fact]
    public async Task AnEdit_OfWhatSomebodyElseHasEdited_IsRefused_AndToldWhoChangedWhat()
    {
        HttpResponseMessage first = await PatchAsync("""{"settings":{"concurrencyLimit":32}}""", "\"1\"");
        HttpResponseMessage second = await PatchAsync("""{"settings":{"concurrencyLimit":8}}""", "\"1\"");

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (first.StatusCode, first.Headers.ETag?.Tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        string detail = (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
        Assert.Contains("revision 2, made by tests (API key)", detail, StringComparison.Ordinal);
        Assert.Contains("concurrencyLimit: 16 -> 32", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("W/\"1\"")]
    public async Task AnETagThatCannotBeCompared_IsNotTakenForNoCondition(string tag) =>
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PatchAsync("""{"name":"x"}""", tag)).StatusCode);

    [Fact]
    public async Task AnEdit_WithoutACondition_OrThatChangesNothing_Passes()
    {
        HttpResponseMessage same = await PatchAsync("""{"settings":{"concurrencyLimit":16}}""");
        HttpResponseMessage any = await PatchAsync("""{"name":"autumn"}""", "*");

        Assert.Equal(("\"1\"", "\"2\""), (same.Headers.ETag?.Tag, any.Headers.ETag?.Tag));
    }

    [Fact]
    public async Task Revisions_TellWhoChangedWhat_NewestFirst()
    {
        await PatchAsync("""{"name":"autumn","settings":{"retry":{"maxAttempts":5}}}""");

        JsonElement newest = (await Crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{_id}/revisions")).GetProperty("items")[0];

        Assert.Equal((2, "autumn", "tests (API key)"), (newest.GetProperty("number").GetInt32(), newest.GetProperty("name").GetString(), newest.GetProperty("by").GetString()));
        Assert.Equal(["name: \"spring\" -> \"autumn\"", "retry.maxAttempts: 3 -> 5"], newest.GetProperty("what").EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public async Task Hours_ComeBackAsTheyWereGiven_AndGoWithAnEmptyList()
    {
        HttpResponseMessage set = await PatchAsync(
            """{"settings":{"endsAt":"2099-01-01T18:00:00+01:00","hours":{"zone":"Europe/Berlin","windows":[{"days":["monday","tuesday"],"from":"09:00","to":"24:00"}]}}}""");
        JsonElement settings = (await set.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("settings");
        HttpResponseMessage removed = await PatchAsync("""{"settings":{"endsAt":"","hours":{"windows":[]}}}""");
        JsonElement without = (await removed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("settings");

        Assert.Equal("""{"zone":"Europe/Berlin","windows":[{"days":["monday","tuesday"],"from":"09:00","to":"24:00"}]}""", settings.GetProperty("hours").GetRawText());
        Assert.Equal(new DateTimeOffset(2099, 1, 1, 17, 0, 0, TimeSpan.Zero), settings.GetProperty("endsAt").GetDateTimeOffset());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (without.GetProperty("hours").ValueKind, without.GetProperty("endsAt").ValueKind));
    }

    [Fact]
    public async Task WrongHours_AreNamed_AllAtOnce()
    {
        HttpResponseMessage answer = await PatchAsync(
            """{"settings":{"endsAt":"tomorrow","hours":{"zone":"Mars/Base","windows":[{"days":["funday"],"from":"9","to":"25:00"},{"from":"10:00","to":"09:00"}]}}}""");

        string[] paths = [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()!)];
        Assert.Equal(
            ["settings.hours.zone", "settings.hours.windows[0].from", "settings.hours.windows[0].to", "settings.hours.windows[0]", "settings.hours.windows[0].days",
                "settings.hours.windows[1]", "settings.hours.windows[1].days", "settings.endsAt"], paths);
    }

    [Fact]
    public async Task Schedule_PassesTheTimeOn_AndNeedsOne()
    {
        HttpResponseMessage without = await Crm.PostAsync($"/v1/campaigns/{_id}/schedule", Json("{}"));
        JsonElement with = await PostAsync($"/v1/campaigns/{_id}/schedule", """{"startsAt":"2099-01-01T09:00:00+01:00"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal("scheduled", with.GetProperty("state").GetString());
        Assert.Equal(new DateTimeOffset(2099, 1, 1, 8, 0, 0, TimeSpan.Zero), Host.Commands.StartsAt);
    }

    [Fact]
    public async Task AClone_HasTheSettings_AndContactsOnlyWhenAsked()
    {
        await PostAsync($"/v1/campaigns/{_id}/contacts", """{"contacts":[{"number":"+4930123456","name":"Anna","fields":{"city":"Ulm"}}]}""");

        JsonElement bare = await PostAsync($"/v1/campaigns/{_id}/clone", "{}");
        JsonElement full = await PostAsync($"/v1/campaigns/{_id}/clone", """{"name":"summer","contacts":"all"}""");

        Assert.Equal(("spring (copy)", 0, "draft"), (bare.GetProperty("name").GetString(), bare.GetProperty("counts").GetProperty("total").GetInt32(), bare.GetProperty("state").GetString()));
        Assert.Equal(("summer", 1), (full.GetProperty("name").GetString(), full.GetProperty("counts").GetProperty("total").GetInt32()));
    }

    [Fact]
    public async Task AnArchivedCampaign_IsListedOnlyWhenAskedFor()
    {
        var id = CxBridge.Domain.Ids.CampaignId.Parse(_id);
        var campaign = (await Host.Campaigns.FindAsync(id, CancellationToken.None))!;
        await Host.Campaigns.UpdateAsync(campaign with { ArchivedAt = DateTimeOffset.UnixEpoch }, CancellationToken.None);

        JsonElement some = await Crm.GetFromJsonAsync<JsonElement>("/v1/campaigns");
        JsonElement all = await Crm.GetFromJsonAsync<JsonElement>("/v1/campaigns?archived=true");

        Assert.Equal((0, 1), (some.GetProperty("items").GetArrayLength(), all.GetProperty("items").GetArrayLength()));
    }
}
