using Xunit.Abstractions;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>The time of day of one of three hosts is set back by an hour while calls are live, and set right again. Set forward, all of this holds too, but the results
/// of calls that end meanwhile on that host are due an hour later: longer than a test waits.</summary>
public sealed class ClockTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    [ClockFact]
    public async Task Host_WhoseClockIsSet_CutsNoCall_CallsNobodyTwice_AndSaysOnceThatItDoesNotFit()
    {
        await using Cell cell = await Cell.PrepareAsync(("h1", "All"), ("h2", "All"), ("h3", "All"));
        string clock = Path.Combine(cell.Folder, "clock");
        await SetAsync(clock, "+0");
        cell["h2"].Environment = ClockFactAttribute.ClockOf(clock);
        await cell.StartHostsAsync();
        string campaign = await cell.StartCampaignAsync(Personas.Silent(20), concurrency: 6);
        await UntilAsync(async () => await cell.QueryAsync<long>("SELECT count(*) FROM attempt WHERE answered_at IS NOT NULL") > 2);

        await SetAsync(clock, "-3600");
        await UntilAsync(() => Task.FromResult(Said(cell["h2"], "does not fit into the cell cxbridge any more (WrongClock)") == 1));
        await UntilAsync(async () => await cell.QueryAsync<long>("SELECT count(*) FROM attempt WHERE answered_at IS NOT NULL") > 12);
        await SetAsync(clock, "+0");
        CellAccount account = await CellAccount.DrawAsync(cell, campaign, CellPatience.Campaign);

        output.WriteLine(string.Join(", ", account.Outcomes.Select(o => $"{o.Key} {o.Value}")));
        Assert.Empty(account.DoubleDials);
        Assert.Equal((0, 0, 0), (account.Unfinished, account.NeverCalled, account.ResultsLost));
        Assert.Equal(20, account.Outcomes["completed"]);
        await UntilAsync(() => Task.FromResult(Said(cell["h2"], "fits into its cell again") == 1));
        Assert.Equal(1, Said(cell["h2"], "does not fit"));
        Assert.All([cell["h1"], cell["h3"]], h => Assert.Equal(0, Said(h, "does not fit")));
    }

    [ClockFact]
    public async Task Host_WhoseClockIsWrong_IsRefused_AndTheCellCountsIt()
    {
        await using Cell cell = await Cell.PrepareAsync(("h1", "Control"), ("h2", "Control"));
        await cell["h1"].StartAsync();
        string clock = Path.Combine(cell.Folder, "clock");
        await SetAsync(clock, "+3600");
        cell["h2"].Environment = ClockFactAttribute.ClockOf(clock);

        Assert.Equal(1, await cell["h2"].Launch().ExitAsync().WaitAsync(CellPatience.Start));

        Assert.Equal(1, Said(cell["h2"], "behind this machine's; 5 s are the most. Set the clocks of both by a time service"));
        Assert.Equal("WrongClock 1 h2", await cell.QueryAsync<string>("SELECT string_agg(why || ' ' || times || ' ' || host, ',') FROM orleans.refused_join"));
    }

    private static int Said(CellHost host, string text) => host.Process.Lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    // In one step: whoever reads it meanwhile reads the old one.
    private static async Task SetAsync(string clock, string offset)
    {
        await File.WriteAllTextAsync(clock + ".new", offset);
        File.Move(clock + ".new", clock, overwrite: true);
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = new CancellationTokenSource(CellPatience.Campaign);
        while (!await happened())
        {
            await Task.Delay(s_look, patience.Token);
        }
    }
}
