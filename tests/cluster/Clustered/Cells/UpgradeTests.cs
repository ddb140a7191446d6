using Xunit.Abstractions;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>A cell goes from one release to the next, one process after another, while it dials.</summary>
public sealed class UpgradeTests(ITestOutputHelper output)
{
    [UpgradeFact]
    public async Task Hosts_ReplacedOneAfterTheOther_CutNoCall_AndTheCellSpeaksTheNewVersion()
    {
        await using Cell cell = await Cell.StartAsync(("h1", "All"), ("h2", "All"), ("h3", "All"));
        string campaign = await cell.StartCampaignAsync(Personas.Silent(30), concurrency: 6);
        int before = await cell.QueryAsync<int>("SELECT contract FROM orleans.cell");
        foreach (CellHost host in cell.Hosts)
        {
            Assert.Equal(0, await host.StopAsync());
            host.Program = UpgradeFactAttribute.NextHost!;
            await host.StartAsync();
        }

        CellAccount account = await CellAccount.DrawAsync(cell, campaign, CellPatience.Campaign);

        output.WriteLine(string.Join(", ", account.Outcomes.Select(o => $"{o.Key} {o.Value}")));
        Assert.Equal(before + 1, await cell.QueryAsync<int>("SELECT contract FROM orleans.cell"));
        Assert.Empty(account.DoubleDials);
        Assert.Equal((0, 0, 0), (account.Unfinished, account.NeverCalled, account.ResultsLost));
        Assert.All(account.Contacts, c => Assert.Equal("no_input", c["disposition"]?.GetValue<string>()));
    }
}
