using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CxBridge.Tests.Browser;

/// <summary>What somebody of operations does in the console, step by step; each step waits for what that person would see.</summary>
internal sealed class ConsoleJourney(IPage page, string pictures = "")
{
    public async Task SignInAsync(string password)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("User").FillAsync("admin");
        await page.Locator("input[autocomplete=current-password]").FillAsync(password);
        await PictureAsync("01-sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status, new() { Name = "Connection: Live" })).ToBeVisibleAsync();
    }

    public async Task AddCarrierAsync(string name, string uri)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a carrier" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Next hop").FillAsync(uri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Campaigns" }).ClickAsync();
    }

    /// <param name="name">Of the campaign.</param>
    /// <param name="bot">Null: the first one.</param>
    /// <param name="carrier">Its name.</param>
    /// <param name="callerId">A good number; a bad one is tried before.</param>
    public async Task MakeCampaignAsync(string name, string? bot, string carrier, string callerId)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "New campaign" }).First.ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Caller id").FillAsync("0301");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the draft" }).ClickAsync();
        await Expect(page.GetByText("No country code: write the number with + or 00", new() { Exact = false })).ToBeVisibleAsync();
        await PictureAsync("02-new-campaign-errors");
        await ChooseAsync("Bot", bot);
        await ChooseAsync("Carrier", carrier);
        await ChooseAsync("Whose rules", "None: programs answer (practice)");
        await page.GetByLabel("Caller id").FillAsync(callerId);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the draft" }).ClickAsync();
        await Expect(page.GetByText("The first line names the columns", new() { Exact = false })).ToBeVisibleAsync();
    }

    public async Task ImportAsync(string csv, string expected, params string[] errors)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "contacts.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        ILocator report = page.GetByRole(AriaRole.Region, new() { Name = "Import report" }).First;
        await Expect(report).ToContainTextAsync(expected);
        foreach (string error in errors)
        {
            await Expect(report).ToContainTextAsync(error);
        }
        await PictureAsync("03-import-report");
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the campaign" }).ClickAsync();
    }

    public async Task StartAsync()
    {
        await PictureAsync("04-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(page.GetByText("Running", new() { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Waits until that many slots show a call.</summary>
    public async Task SeeLiveCallsAsync(int least)
    {
        await Expect(page.Locator(".cx-slot[data-busy]").Nth(least - 1)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await PictureAsync("05-live");
    }

    /// <summary>Opens the newest call with an outcome.</summary>
    public async Task OpenFinishedCallAsync(string disposition)
    {
        await page.GetByRole(AriaRole.Tab, new() { Name = "Calls" }).ClickAsync();
        ILocator row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = disposition }).First;
        await Expect(row).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await PictureAsync("06-calls-of-campaign");
        await row.ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Transcript" })).ToBeVisibleAsync();
    }

    public async Task PlayAsync()
    {
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Waveform: caller above, bot below" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('audio').currentTime > 1.5");
        await Expect(page.Locator(".cx-line[data-now]")).ToHaveCountAsync(1);
        await PictureAsync("07-call");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
    }

    private Task PictureAsync(string name) => Chromium.PictureAsync(page, pictures + name);

    private async Task ChooseAsync(string label, string? option)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label }).Or(page.GetByRole(AriaRole.Textbox, new() { Name = label })).First.ClickAsync();
        await page.GetByRole(AriaRole.Option, option is null ? null : new() { Name = option }).First.ClickAsync();
    }
}
