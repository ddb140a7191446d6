using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>Who may not join a cell is told why, once and in words.</summary>
public sealed class JoinTests
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Host_OfAnotherCell_IsRefused()
    {
        await using Cell cell = await Cell.PrepareAsync(("h1", "Control"), ("h2", "Control"));
        await cell["h1"].StartAsync();

        string said = await RefusalAsync(cell["h2"], "Cluster:ClusterId=other");

        Assert.Contains("belongs to the cell 'cxbridge' (service 'cxbridge'), but this process is to join 'other'", said, StringComparison.Ordinal);
        await UntilToldAsync(cell["h1"], "Host h2 was refused by this cell (OtherCell, 1 so far)");
        Assert.Equal("OtherCell 1 h2", await cell.QueryAsync<string>("SELECT string_agg(why || ' ' || times || ' ' || host, ',') FROM orleans.refused_join"));
    }

    [Fact]
    public async Task Host_OfAReleaseTooOldForTheCell_IsRefused()
    {
        await using Cell cell = await Cell.PrepareAsync(("h1", "Control"), ("h2", "Control"));
        await cell["h1"].StartAsync();
        await cell.QueryAsync<int>("UPDATE orleans.cell SET contract = contract + 2 RETURNING contract");

        Assert.Contains("The cell speaks messages of version", await RefusalAsync(cell["h2"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_OfAReleaseTooNewForTheHostsAtWork_IsRefused_AndTheCellSpeaksItsVersionAsBefore()
    {
        await using Cell cell = await Cell.PrepareAsync(("h1", "Control"), ("h2", "Control"));
        await cell["h1"].StartAsync();
        int old = await cell.QueryAsync<int>("UPDATE orleans.cell SET contract = contract - 2 RETURNING contract");

        Assert.Contains("Hosts that are at work in the cell speak messages of version", await RefusalAsync(cell["h2"]), StringComparison.Ordinal);
        Assert.Equal(old, await cell.QueryAsync<int>("SELECT contract FROM orleans.cell"));
    }

    [Fact]
    public async Task Host_AroundWhichTheCellIsUpgradedTwice_SaysOnceThatItDoesNotFit_AndThatItDoesAgain()
    {
        await using Cell cell = await Cell.PrepareAsync(("h1", "Control"));
        await cell["h1"].StartAsync();

        await cell.QueryAsync<int>("UPDATE orleans.cell SET contract = contract + 2 RETURNING contract");
        await UntilToldAsync(cell["h1"], "does not fit into the cell cxbridge any more (OldRelease)");
        await cell.QueryAsync<int>("UPDATE orleans.cell SET contract = contract - 2 RETURNING contract");
        await UntilToldAsync(cell["h1"], "fits into its cell again");

        Assert.Single(cell["h1"].Process.Lines, line => line.Contains("does not fit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gateway_WithoutAnySilo_WaitsAndThenSaysWhatIsMissing()
    {
        await using Cell cell = await Cell.PrepareAsync(("gw", "Gateway"));

        string said = await RefusalAsync(cell["gw"], "Cluster:JoinPatience=00:00:05");

        Assert.Contains("No silo of the cell answers", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateway_WithoutAControlHost_IsNotReady()
    {
        await using Cell cell = await Cell.PrepareAsync(("med", "Media"), ("gw", "Gateway"));
        await cell["med"].StartAsync();

        string said = await RefusalAsync(cell["gw"], "Cluster:JoinPatience=00:00:05");

        Assert.Contains("No control host of the cell 'cxbridge' answers", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_WhoseDatabaseDoesNotAnswer_IsRefusedWithoutAStack()
    {
        await using Cell cell = await Cell.PrepareAsync(("h1", "All"));

        string said = await RefusalAsync(cell["h1"], "Storage:ConnectionString=Host=127.0.0.1;Port=1;Username=nobody;Database=cell");

        Assert.Contains("PostgreSQL does not answer", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_OfACluster_AreAllCheckedAtOnce()
    {
        await using Cell cell = await Cell.PrepareAsync(("h1", "All"));

        string said = await RefusalAsync(
            cell["h1"], "Storage:Provider=Sqlite", "Cluster:AdvertisedAddress=0.0.0.0", "Cluster:Role=Everything", "Cluster:SiloPort=70000");

        Assert.All(
            ["Storage:Provider", "Cluster:AdvertisedAddress: '0.0.0.0'", "Cluster:Role: 'Everything' cannot be read", "Cluster:SiloPort: is '70000'"],
            text => Assert.Contains(text, said, StringComparison.Ordinal));
    }

    private static async Task UntilToldAsync(CellHost host, string text)
    {
        using var patience = new CancellationTokenSource(CellPatience.Start);
        while (!host.Process.Lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            await Task.Delay(s_look, patience.Token);
        }
    }

    private static async Task<string> RefusalAsync(CellHost host, params string[] settings)
    {
        ChildProgram process = host.Launch(settings);
        Assert.Equal(1, await process.ExitAsync().WaitAsync(CellPatience.Start));
        return string.Join('\n', process.Lines);
    }
}
