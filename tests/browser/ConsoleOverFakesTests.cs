using System.Globalization;
using System.Text;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using CxBridge.Tests.Browser.Fakes;
using CxBridge.Tests.Unit.Gateway.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CxBridge.Tests.Browser;

/// <summary>The console and the real gateway over stores in memory: every screen, in phases that the test steps through.</summary>
public sealed class ConsoleOverFakesTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Names = ["Anna Berg", "Bert Cohen", "Carla Díaz", "Dmitri Ivanov", "Elif Şahin", "Femi Okoye", "Grete Müller", "Hugo Lévy"];

    [Fact]
    public async Task ACampaign_IsMade_Watched_AndHeard()
    {
        await using FakeHost host = await FakeHost.StartAsync(o => o.ConsoleFolder = Repository.Console);
        await ((IBotStore)host.Settings).PublishAsync(BotId.New(TimeProvider.System), "Appointment reminder", """{"name":"Appointment reminder","flow":{"states":{}}}""", default);
        await host.Settings.SaveAsync(new Carrier { Id = CarrierId.New(TimeProvider.System), Name = "Practice carrier", Trunks = [new() { Uri = "sip:127.0.0.1:5060", Username = "cx", Password = "secret" }] }, default);
        IPage page = await chromium.OpenAsync(host.Address);
        var complaints = new List<string>();
        page.Console += (_, m) => complaints.AddRange(m.Type == "error" && !m.Text.Contains("401") && !m.Text.Contains("422") ? [$"{m.Text} ({m.Location})"] : []);
        page.PageError += (_, e) => complaints.Add(e);
        var journey = new ConsoleJourney(page);

        await journey.SignInAsync(host.AdminPassword);
        await journey.MakeCampaignAsync("Reminders for Friday", "Appointment reminder", "Practice carrier", "+4930999999");
        await journey.ImportAsync(Csv(400), "400 of 404 rows were imported.",
            "no country code: write the number with + or 00", "too few columns: 1 instead of 3", "duplicate", "not part of a number");
        CampaignId campaign = (await host.Campaigns.ListAsync(default)).Single().Id;
        await journey.StartAsync();
        var run = new FakeCampaignRun(host, campaign);
        run.Dial(13);
        await journey.SeeLiveCallsAsync(13);
        run.Finish();
        run.Dial(9);
        await journey.OpenFinishedCallAsync("Agreed");
        await journey.PlayAsync();
        await OtherScreensAsync(page);

        Assert.True(complaints.Count == 0, string.Join("; ", complaints));
    }

    private static async Task OtherScreensAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Calls" }).ClickAsync();
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "Live or over" }).GetByText("Live", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(10);
        await Chromium.PictureAsync(page, "08-calls-live");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use dark colours" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Campaigns" }).ClickAsync();
        await Expect(page.GetByText("Reminders for Friday")).ToBeVisibleAsync();
        await Chromium.PictureAsync(page, "09-campaigns-dark");
        await page.GetByText("Reminders for Friday").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Contacts" })).ToBeVisibleAsync();
        await Chromium.PictureAsync(page, "10-campaign-dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await Expect(page.GetByText("Practice carrier")).ToBeVisibleAsync();
        await Chromium.PictureAsync(page, "11-carriers");
        await page.GetByRole(AriaRole.Tab, new() { Name = "API keys" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("crm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        await Expect(page.GetByText("Copy it now: it is shown this once.")).ToBeVisibleAsync();
        await Chromium.PictureAsync(page, "12-api-keys");
    }

    private static string Csv(int good)
    {
        var csv = new StringBuilder("phone,name,city\n");
        for (int i = 0; i < good; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"+4930{1_000_000 + i},{Names[i % Names.Length]},Berlin\n");
        }
        return csv.Append("030123456,No Country,Bonn\n+49301\n+49301000000,Twice,Ulm\n+4930 12x4567,Letters,Kiel\n").ToString();
    }
}
