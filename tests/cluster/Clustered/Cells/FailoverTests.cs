using Xunit.Abstractions;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>Three hosts that do everything, and one after the other goes, with and without a word.</summary>
public sealed class FailoverTests(ITestOutputHelper output)
{
    private static readonly (string, string)[] s_three = [("h1", "All"), ("h2", "All"), ("h3", "All")];

    /// <summary>More of them by hand: <c>CELL_KILLS=30</c>.</summary>
    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("CELL_KILLS") ?? "4");

    [Fact]
    public async Task Hosts_KilledOneAfterTheOther_CallNobodyTwiceAndLoseNobody()
    {
        await using Cell cell = await Cell.StartAsync(s_three);
        string campaign = await cell.StartCampaignAsync(Personas.Mixed(10 + (5 * Kills)), concurrency: 10);
        var random = new Random(7);
        for (int kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2 + (random.NextDouble() * 6)));
            CellHost host = cell.Hosts[kill % cell.Hosts.Count];
            await host.KillAsync();
            output.WriteLine($"{host.Name} killed");
            // Sometimes it is back before the others have noticed, sometimes they have taken over by then.
            await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * 20));
            await host.StartAsync();
        }

        CellAccount account = await CellAccount.DrawAsync(cell, campaign, CellPatience.Campaign + TimeSpan.FromSeconds(10 * Kills));

        output.WriteLine($"{Kills} kills, {account.Contacts.Count} contacts: {string.Join(", ", account.Outcomes.Select(o => $"{o.Key} {o.Value}"))}");
        Assert.Empty(account.DoubleDials);
        Assert.Equal((0, 0, 0), (account.Unfinished, account.NeverCalled, account.ResultsLost));
    }

    [Fact]
    public async Task HostThatIsKilledAndNeverComesBack_LeavesNoContactOpen()
    {
        await using Cell cell = await Cell.StartAsync(s_three);
        string campaign = await cell.StartCampaignAsync(Personas.Silent(12), concurrency: 12);
        await Task.Delay(TimeSpan.FromSeconds(10));

        await cell.Hosts[0].KillAsync();
        CellAccount account = await CellAccount.DrawAsync(cell, campaign, CellPatience.Campaign);

        output.WriteLine(string.Join(", ", account.Outcomes.Select(o => $"{o.Key} {o.Value}")));
        Assert.Empty(account.DoubleDials);
        Assert.Equal((0, 0, 0), (account.Unfinished, account.NeverCalled, account.ResultsLost));
        Assert.InRange(account.Outcomes["unknown"], 1, 4);
        Assert.Equal(12, account.Outcomes["unknown"] + account.Outcomes["completed"]);
    }

    [Fact]
    public async Task HostThatStopsInOrder_CutsNoCall_NeitherItsOwnNorAnothers()
    {
        await using Cell cell = await Cell.StartAsync(s_three);
        string campaign = await cell.StartCampaignAsync(Personas.Silent(18), concurrency: 12);
        await Task.Delay(TimeSpan.FromSeconds(12));

        int exit = await cell.Hosts[1].StopAsync();
        CellAccount account = await CellAccount.DrawAsync(cell, campaign, CellPatience.Campaign);

        output.WriteLine(string.Join(", ", account.Outcomes.Select(o => $"{o.Key} {o.Value}")));
        Assert.Equal(0, exit);
        Assert.Empty(account.DoubleDials);
        Assert.Equal((0, 0, 0), (account.Unfinished, account.NeverCalled, account.ResultsLost));
        Assert.All(account.Contacts, c => Assert.Equal("no_input", c["disposition"]?.GetValue<string>()));
    }
}
