using CxBridge.Bench.Fleet;

namespace CxBridge.Tests.Load;

/// <summary>20,000 slots on 1,250 hosts without media, around the real registry: what docs/scale.md counts on, in a few seconds.</summary>
public sealed class FleetLoadTests
{
    private const int Rate = 500;
    private const int Seconds = 8;

    [Fact]
    public async Task Cells_WithHostsThatDieAndAShardThatForgets_BookNoSlotTwice()
    {
        FleetFigures figures = await FleetBench.RunAsync(new FleetSettings(
            Hosts: 1_250, Slots: 16, Rate, TimeSpan.FromSeconds(Seconds), Hold: TimeSpan.FromSeconds(35), Seed: 1));

        Assert.Equal(0, figures.DoubleBooked);
        Assert.InRange(figures.Reservations, Rate * Seconds * 0.85, Rate * Seconds * 1.15);
        Assert.Equal(0, figures.Short);
        Assert.InRange(figures.RefusedByHost, 0, figures.Reservations * 0.02);
        Assert.Equal(1, figures.ShardsKilled);
        Assert.InRange(figures.RebuildMs, 1, 4_000); // One beat, on a machine that may be busy with other suites.
        Assert.True(figures.HostsRestarted > 0 && figures.HostsDied > 0);
        Assert.True(figures.FlatOutPerSecond >= 20_000, $"{figures.FlatOutPerSecond} reservations a second");
    }
}
