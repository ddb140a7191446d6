using CxBridge.Bench.Chaos;

namespace CxBridge.Tests.Chaos;

/// <summary>The host killed with SIGKILL in the middle of a campaign; <c>./cx chaos</c> does the same a hundred times.</summary>
public sealed class KillTests : IDisposable
{
    private const int Kills = 6;
    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-kills-").FullName;

    [Fact]
    public async Task Host_KilledAgainAndAgain_CallsNobodyTwiceAndLosesNothing()
    {
        var campaign = new ChaosCampaign(new ChaosSettings(Kills, Seed: 3, _folder), TimeProvider.System, TextWriter.Null);

        ChaosReport report = await campaign.RunAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(12)); // To fail rather than hang.

        Assert.Empty(report.Findings);
        Assert.Equal((0, 0, 0), (report.DoubleDials, report.Lost, report.ResultsLost));
        Assert.True(report.Invites > 0 && report.Unknown > 0, $"{report.Invites} INVITEs, {report.Unknown} unknown: the kills met no call.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
