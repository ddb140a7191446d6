using System.Net;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>A cell whose hosts do one thing each.</summary>
public sealed class RoleTests
{
    [Fact]
    public async Task ControlMediaAndGateway_EachDoTheirPart_AndTheDashboardWantsASignIn()
    {
        await using Cell cell = await Cell.StartAsync(("ctl", "Control"), ("med1", "Media"), ("med2", "Media"), ("gw", "Gateway"));
        string campaign = await cell.StartCampaignAsync([.. Personas.Silent(6), .. Personas.Busy(2)], concurrency: 8);
        CellAccount account = await CellAccount.DrawAsync(cell, campaign, CellPatience.Campaign);

        Assert.Empty(account.DoubleDials);
        Assert.Equal((0, 0, 0), (account.Unfinished, account.NeverCalled, account.ResultsLost));
        Assert.Equal(6, account.Outcomes["completed"]);
        Assert.Equal(2, account.Outcomes["busy"]);
        Assert.Equal("med1,med2", await cell.QueryAsync<string>("SELECT string_agg(DISTINCT host_name, ',' ORDER BY host_name) FROM attempt"));

        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri(cell["gw"].Address, "/dashboard/DashboardCounters"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(cell["med1"].Address, "/health"))).StatusCode);
        Assert.NotNull((await cell.Rest.GetAsync("/dashboard/DashboardCounters"))["hosts"]);
    }
}
