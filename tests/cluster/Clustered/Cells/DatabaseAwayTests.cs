using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>The database goes away for a minute in the middle of calls: no new dials, the live calls go on, and no result is lost.</summary>
public sealed class DatabaseAwayTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_away = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    /// <summary>For INVITEs whose gate was passed before.</summary>
    private static readonly TimeSpan s_onTheirWay = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Database_AwayForAMinute_CutsNoCall_DialsNobody_AndLosesNoResult()
    {
        await using Cell cell = await Cell.StartAsync(("h1", "All"), ("h2", "All"), ("h3", "All"));
        string campaign = await cell.StartCampaignAsync(Personas.Silent(24), concurrency: 10);
        await UntilInvitesAsync(cell, 8);

        await cell.Postgres.StopAsync();
        await Task.Delay(s_onTheirWay);
        int before = await InvitesAsync(cell);
        await Task.Delay(s_away - s_onTheirWay);
        int after = await InvitesAsync(cell);
        await cell.Postgres.StartAgainAsync();
        CellAccount account = await CellAccount.DrawAsync(cell, campaign, CellPatience.Campaign);

        output.WriteLine($"{before} INVITEs before and {after} after: {string.Join(", ", account.Outcomes.Select(o => $"{o.Key} {o.Value}"))}");
        Assert.InRange(before, 8, 23);
        Assert.Equal(before, after);
        Assert.Empty(account.DoubleDials);
        Assert.Equal((0, 0, 0), (account.Unfinished, account.NeverCalled, account.ResultsLost));
        Assert.Equal(24, account.Outcomes["completed"]);
        Assert.All(cell.Hosts, h => Assert.False(h.Process.HasExited));
        Assert.All(cell.Hosts, h => Assert.Single(h.Process.Lines, line => line.Contains("The database is away", StringComparison.Ordinal)));
        Assert.All(cell.Hosts, h => Assert.Single(h.Process.Lines, line => line.Contains("The database is back", StringComparison.Ordinal)));
    }

    private static async Task<int> InvitesAsync(Cell cell)
    {
        using var http = new HttpClient { BaseAddress = cell.PracticeAddress };
        JsonNode truth = (await http.GetFromJsonAsync<JsonNode>("/truth"))!;
        return truth["byNumber"]!.AsObject().Sum(number => number.Value!["invites"]!.GetValue<int>());
    }

    private static async Task UntilInvitesAsync(Cell cell, int count)
    {
        using var patience = new CancellationTokenSource(CellPatience.Campaign);
        while (await InvitesAsync(cell) < count)
        {
            await Task.Delay(s_look, patience.Token);
        }
    }
}
