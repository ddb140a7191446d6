using System.Text;
using CxBridge.Tests.Browser.Hosts;
using Microsoft.Playwright;

namespace CxBridge.Tests.Browser;

/// <summary>The whole way of an operator through the real host: spoken calls to practice callees, watched live and heard afterwards.</summary>
public sealed class CampaignJourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Practice numbers +1 555 01 PP NNN reach persona PP; 00 is the one who answers and says yes.
    private const string SaysYes = "+15550100";
    private const int Callees = 4;

    [Fact]
    public async Task AnOperator_MakesACampaign_WatchesItsCalls_AndHearsOne()
    {
        await using RealHost host = await RealHost.StartAsync();
        IPage page = await chromium.OpenAsync(host.Address);
        var journey = new ConsoleJourney(page, "real-");
        try
        {
            await journey.SignInAsync(host.AdminPassword);
            await journey.AddCarrierAsync("Practice carrier", host.CarrierUri);
            await journey.MakeCampaignAsync("Appointments", bot: null, "Practice carrier", "+15550199999");
            await journey.ImportAsync(Csv(), $"{Callees} of {Callees + 2} rows were imported.", "no country code: write the number with + or 00", "duplicate");
            await journey.StartAsync();
            await journey.SeeLiveCallsAsync(1);
            await journey.OpenFinishedCallAsync("Completed");
            await journey.PlayAsync();
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            await Chromium.PictureAsync(page, "real-failed");
            throw new Xunit.Sdk.XunitException($"{e.Message}\n{host.Said}", e);
        }
    }

    private static string Csv()
    {
        var csv = new StringBuilder("number,name,reference,day,clinic\n");
        for (int i = 0; i < Callees; i++)
        {
            csv.Append($"{SaysYes}{i:000},Callee {i + 1},REF-{i + 1},Friday,North Clinic\n");
        }
        return csv.Append("030123456,No Country,REF-8,Friday,North Clinic\n").Append($"{SaysYes}000,Twice,REF-9,Friday,North Clinic\n").ToString();
    }
}
