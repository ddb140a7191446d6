using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Outbox;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Crm;

/// <summary>Contacts as CRMs and people handle them, over the real gateway.</summary>
public sealed class ContactApiTests : CrmTest
{
    private CampaignId _id;

    private protected override async Task ArrangeAsync()
    {
        _id = CampaignId.New(TimeProvider.System);
        var settings = new CampaignSettings { Bot = BotId.New(TimeProvider.System), Carrier = CarrierId.New(TimeProvider.System), CallerId = PhoneNumber.Parse("+4930123456") };
        await Host.Campaigns.AddAsync(new Campaign(_id, "spring", CampaignState.Running, settings, 4, DateTimeOffset.UnixEpoch, 1), CancellationToken.None);
    }

    private static StringContent Body(string text, string type = "application/json") => new(text, Encoding.UTF8, type);

    private async Task<JsonElement> ImportAsync(string text, string type)
    {
        HttpResponseMessage answer = await Crm.PostAsync($"/v1/campaigns/{_id}/imports", Body(text, type));
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task FillAsync(int contacts)
    {
        NewContact[] rows = [.. Enumerable.Range(1, contacts).Select(n => new NewContact(PhoneNumber.Parse($"+4930{n:D7}"), $"Name {n}", $"=ref{n}", new Dictionary<string, string> { ["city"] = "Ulm, \"Old\"" }))];
        await Host.Contacts.AddAsync(_id, rows, CancellationToken.None);
    }

    private void Set(int contact, ContactState state, string? disposition = null, AttemptOutcome? outcome = null) => Host.Contacts.Change(
        Host.Contacts.Of(_id)[contact - 1] with { State = state, Disposition = disposition is null ? null : new Disposition(disposition), Outcome = outcome });

    private static (int, int, int) Counts(JsonElement report) =>
        (report.GetProperty("rows").GetInt32(), report.GetProperty("added").GetInt32(), report.GetProperty("rejected").GetInt32());

    [Fact]
    public async Task AJsonList_IsImported_RowByRow()
    {
        JsonElement report = await ImportAsync(
            """[{"number":"+4930111111","name":"Anna","city":"Ulm","age":41,"fields":{"product":"tea","number":"x"}},{"number":"12"},7,{"name":"Nobody"},{"number":"+4930222222","tags":["a"]}]""", "application/json");

        Assert.Equal((5, 1, 4), Counts(report));
        Contact anna = Assert.Single(Host.Contacts.Of(_id));
        Assert.Equal(("Anna", "Ulm", "41", "tea"), (anna.Name, anna.Fields["city"], anna.Fields["age"], anna.Fields["product"]));
        Assert.Equal(
            ["2 fewer than 7 digits", "3 not an object", "4 is missing", "5 neither a text nor a number"],
            report.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("line").GetInt32()} {(e.GetProperty("reason").GetString()!.StartsWith("no country", StringComparison.Ordinal) ? "fewer than 7 digits" : e.GetProperty("reason").GetString())}"));
    }

    [Fact]
    public async Task AJsonListThatBreaksOff_KeepsWhatCameBefore_AndSaysWhere()
    {
        JsonElement report = await ImportAsync("""[{"number":"+4930111111"},{"number":"+4930222222"},{"number" """, "application/json");

        Assert.Equal(("aborted", 2), (report.GetProperty("end").GetString(), report.GetProperty("added").GetInt32()));
        Assert.Contains("item 3 of the list is not JSON", report.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonLines_AreImported_AndABadLineCostsItself()
    {
        string tooLong = $$"""{"number":"+4930333333","note":"{{new string('x', 70_000)}}"}""";

        JsonElement report = await ImportAsync($"{{\"number\":\"+4930111111\"}}\r\n\nnonsense\n{tooLong}\n{{\"number\":\"+4930222222\"}}", "application/x-ndjson");

        Assert.Equal((4, 2, 2), Counts(report));
        Assert.Equal([3, 4], report.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task ManyJsonLines_ComeInBatches()
    {
        string lines = string.Join('\n', Enumerable.Range(0, 12_000).Select(n => $"{{\"number\":\"+4930{n:D7}\"}}"));

        JsonElement report = await ImportAsync(lines, "application/x-ndjson");

        Assert.Equal((12_000, 12_000, 0), Counts(report));
        Assert.Equal([5_000, 5_000, 2_000], Host.Contacts.Batches);
    }

    [Fact]
    public async Task AnEmptyList_IsRefused_WithAnExample() =>
        Assert.Contains("there are no contacts in it", (await ImportAsync("[]", "application/json")).GetProperty("message").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task Export_HasTheOutcomeOfEachContact_AndNoFormula()
    {
        await FillAsync(2);
        Set(1, ContactState.Completed, "agreed", AttemptOutcome.Completed);

        string[] lines = (await Crm.GetStringAsync($"/v1/campaigns/{_id}/contacts/export.csv")).TrimEnd().Split('\n', StringSplitOptions.TrimEntries);

        Assert.Equal("id,number,name,reference,state,attempts,next_at,outcome,disposition,call,\"city\",other_fields", lines[0].TrimStart('\uFEFF'));
        Assert.Equal("1,+49300000001,\"Name 1\",\"'=ref1\",completed,0,,completed,agreed,,\"Ulm, \"\"Old\"\"\",", lines[1]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task Export_OfMany_HoldsOnePageAtATime()
    {
        await FillAsync(5_000);
        await Host.Contacts.AddAsync(_id, [new(PhoneNumber.Parse("+4940123456"), null, null, new Dictionary<string, string> { ["rare"] = "x" })], CancellationToken.None);

        string[] lines = (await Crm.GetStringAsync($"/v1/campaigns/{_id}/contacts/export.csv")).TrimEnd().Split('\n', StringSplitOptions.TrimEntries);

        Assert.Equal((5_002, 1_000), (lines.Length, Host.Contacts.LargestPage));
        Assert.EndsWith("\"{\"\"rare\"\":\"\"x\"\"}\"", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_AreFiltered_ByWhatCameOfThem()
    {
        await FillAsync(3);
        Set(2, ContactState.Completed, "agreed", AttemptOutcome.Completed);
        Set(3, ContactState.Exhausted, "busy", AttemptOutcome.Busy);

        foreach (string query in new[] { "state=completed", "outcome=completed", "disposition=agreed", "number=%2B49300000002", "state=completed&disposition=agreed" })
        {
            JsonElement page = await Crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{_id}/contacts?{query}");
            Assert.Equal([2], page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetInt32()));
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Crm.GetAsync($"/v1/campaigns/{_id}/contacts?state=gone")).StatusCode);
    }

    [Fact]
    public async Task AContact_IsEdited_UnlessItIsInACall_OrTheNumberIsTaken()
    {
        await FillAsync(3);
        Set(2, ContactState.Leased);

        HttpResponseMessage done = await Crm.PatchAsync($"/v1/campaigns/{_id}/contacts/1", Body("""{"name":"","fields":{"city":"Bonn"}}"""));
        HttpResponseMessage inCall = await Crm.PatchAsync($"/v1/campaigns/{_id}/contacts/2", Body("""{"name":"x"}"""));
        HttpResponseMessage taken = await Crm.PatchAsync($"/v1/campaigns/{_id}/contacts/1", Body("""{"number":"+49300000003"}"""));
        HttpResponseMessage wrong = await Crm.PatchAsync($"/v1/campaigns/{_id}/contacts/1", Body("""{"number":"12"}"""));
        HttpResponseMessage nobody = await Crm.PatchAsync($"/v1/campaigns/{_id}/contacts/99", Body("""{"name":"x"}"""));

        JsonElement edited = await done.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((JsonValueKind.Null, "Bonn", "=ref1"), (edited.GetProperty("name").ValueKind, edited.GetProperty("fields").GetProperty("city").GetString(), edited.GetProperty("reference").GetString()));
        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound],
            new[] { inCall, taken, wrong, nobody }.Select(r => r.StatusCode));
    }

    [Fact]
    public async Task ACallback_NeedsATimeToCome()
    {
        await FillAsync(1);

        HttpResponseMessage past = await Crm.PostAsync($"/v1/campaigns/{_id}/contacts/1/callback", Body("""{"at":"2020-01-01T00:00:00Z"}"""));
        string at = DateTimeOffset.UtcNow.AddHours(3).ToString("O");
        HttpResponseMessage set = await Crm.PostAsync($"/v1/campaigns/{_id}/contacts/1/callback", Body($$"""{"at":"{{at}}"}"""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, past.StatusCode);
        Assert.Equal("callback_scheduled", (await set.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task AContact_IsExplained_ByItsIdAlone_AndForTheTimeThatItWaitsFor()
    {
        await FillAsync(1);
        DateTimeOffset at = DateTimeOffset.UtcNow.AddDays(2);
        Host.Contacts.Change(Host.Contacts.Of(_id)[0] with { State = ContactState.CallbackScheduled, NextAt = at });
        Host.Compliance.ClosedFrom = at.AddHours(-1);
        Host.Commands.Explanation = new CampaignExplanation(CampaignState.Running, [], [], new RecentCalls(0, 0, 0, 0, 0));

        JsonElement mine = await Crm.GetFromJsonAsync<JsonElement>("/v1/contacts/1/explain");
        JsonElement same = await Crm.GetFromJsonAsync<JsonElement>($"/v1/campaigns/{_id}/contacts/1/explain");

        Assert.Equal(["waiting_for_callback", "rule"], mine.GetProperty("holds").EnumerateArray().Select(h => h.GetProperty("code").GetString()));
        Assert.Equal(at.AddHours(23), mine.GetProperty("earliestAt").GetDateTimeOffset());
        Assert.Equal(mine.GetProperty("holds").GetRawText(), same.GetProperty("holds").GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await Crm.GetAsync("/v1/contacts/2/explain")).StatusCode);
    }

    [Fact]
    public async Task Requeue_NeedsToBeToldWhom_AndLeavesSuppressedOnesAlone()
    {
        await FillAsync(4);
        Set(1, ContactState.Completed, "agreed");
        Set(2, ContactState.Exhausted, "no_answer");
        Set(3, ContactState.Suppressed);

        HttpResponseMessage nobody = await Crm.PostAsync($"/v1/campaigns/{_id}/contacts/requeue", Body("{}"));
        HttpResponseMessage suppressed = await Crm.PostAsync($"/v1/campaigns/{_id}/contacts/requeue", Body("""{"state":"suppressed"}"""));
        HttpResponseMessage some = await Crm.PostAsync($"/v1/campaigns/{_id}/contacts/requeue", Body("""{"disposition":"no_answer","attempts":"reset"}"""));
        HttpResponseMessage all = await Crm.PostAsync($"/v1/campaigns/{_id}/contacts/requeue", Body("""{"all":true}"""));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (nobody.StatusCode, suppressed.StatusCode));
        Assert.Equal(1, (await some.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contacts").GetInt32());
        Assert.Equal(1, (await all.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contacts").GetInt32());
        Assert.Equal(ContactState.Suppressed, Host.Contacts.Of(_id)[2].State);
    }

    [Fact]
    public async Task ContactsOfAnArchivedCampaign_AreNeitherAddedNorCalled_BeforeItIsInSightAgain()
    {
        await FillAsync(1);
        Set(1, ContactState.Completed, "agreed");
        Campaign campaign = (await Host.Campaigns.FindAsync(_id, CancellationToken.None))!;
        await Host.Campaigns.UpdateAsync(campaign with { State = CampaignState.Paused, ArchivedAt = DateTimeOffset.UnixEpoch }, CancellationToken.None);

        string at = DateTimeOffset.UtcNow.AddDays(1).ToString("O");
        HttpResponseMessage[] refused =
        [
            await Crm.PostAsync($"/v1/campaigns/{_id}/contacts", Body("""{"contacts":[{"number":"+4930999999"}]}""")),
            await Crm.PostAsync($"/v1/campaigns/{_id}/imports", Body("number\n+4930999999\n", "text/csv")),
            await Crm.PostAsync($"/v1/campaigns/{_id}/contacts/requeue", Body("""{"all":true}""")),
            await Crm.PostAsync($"/v1/campaigns/{_id}/contacts/1/requeue", Body("{}")),
            await Crm.PostAsync($"/v1/campaigns/{_id}/contacts/1/callback", Body($$"""{"at":"{{at}}"}""")),
        ];

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.All(await Task.WhenAll(refused.Select(r => r.Content.ReadAsStringAsync())), text => Assert.Contains("Unarchive it first", text, StringComparison.Ordinal));
        Assert.Equal(ContactState.Completed, Assert.Single(Host.Contacts.Of(_id)).State);
    }

    [Fact]
    public async Task DeadLetters_AreListedWithoutTheirSecrets_AndReplayed()
    {
        Host.Outbox.Dead.AddRange(Enumerable.Range(1, 3).Select(n => new DeadLetter(n, $"k{n}", new Uri("https://crm.example/hook?token=secret"), 12, DateTimeOffset.UnixEpoch, "HTTP 410")));

        JsonElement page = await Crm.GetFromJsonAsync<JsonElement>("/v1/outbox/dead-letters?limit=2");
        HttpResponseMessage none = await Crm.PostAsync("/v1/outbox/dead-letters/replay", Body("{}"));
        HttpResponseMessage one = await Crm.PostAsync("/v1/outbox/dead-letters/replay", Body("""{"ids":[2]}"""));
        HttpResponseMessage rest = await Crm.PostAsync("/v1/outbox/dead-letters/replay", Body("""{"all":true}"""));

        Assert.Equal((2, 2), (page.GetProperty("items").GetArrayLength(), page.GetProperty("next").GetInt32()));
        Assert.Equal("https://crm.example/hook", page.GetProperty("items")[0].GetProperty("target").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Equal(1, (await one.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("deadLetters").GetInt32());
        Assert.Equal(2, (await rest.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("deadLetters").GetInt32());
    }
}
