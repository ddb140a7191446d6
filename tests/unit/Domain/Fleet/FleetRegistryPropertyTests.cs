using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using FsCheck;
using FsCheck.Fluent;

namespace CxBridge.Tests.Unit.Domain.Fleet;

/// <summary>Random histories of three hosts and their callers against the simplest account of what is promised.</summary>
public sealed class FleetRegistryPropertyTests
{
    private const int Slots = 3;

    private static readonly Gen<(int Action, int Host, int Pick)> Step =
        from action in Gen.Frequency((4, Gen.Constant(0)), (4, Gen.Constant(1)), (2, Gen.Constant(2)), (2, Gen.Constant(3)), (1, Gen.Constant(4)))
        from host in Gen.Choose(0, 2)
        from pick in Gen.Choose(0, 7)
        select (action, host, pick);

    [Fact]
    public void Registry_InAnyHistory_PromisesNoSlotTwiceAndNoneThatIsNotFree() => Prop
        .ForAll(Step.ListOf().Resize(60).ToArbitrary(), Play)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Play(IList<(int Action, int Host, int Pick)> steps)
    {
        var registry = new FleetRegistry();
        var reports = new Dictionary<string, (HostReport Report, TimeSpan At)>();
        var live = new List<(SlotToken Token, TimeSpan Until)>();
        int[] lives = new int[Slots];
        TimeSpan now = TimeSpan.Zero;
        long sequence = 0;
        foreach ((int action, int number, int pick) in steps)
        {
            var host = new HostId($"host-{number}", $"life-{lives[number]}");
            switch (action)
            {
                case 0:
                    var report = new HostReport(host, ++sequence, Slots, (ulong)pick, Draining: false, Load: 0);
                    Assert.Equal(BeatVerdict.Taken, registry.Report(now, report));
                    reports[host.Name] = (report, now);
                    live.RemoveAll(l => l.Token.Host.Name == host.Name && (l.Token.Host != host || (report.FreeMask & (1UL << l.Token.Slot)) == 0));
                    break;
                case 1:
                    IReadOnlyList<SlotToken> tokens = registry.Reserve(now, Guid.NewGuid(), pick);
                    int free = reports.Values.Where(r => now - r.At <= FleetRegistry.HostLife).Sum(r => FreeIn(r.Report, live));
                    Assert.Equal(Math.Min(pick, free), tokens.Count);
                    foreach (SlotToken token in tokens)
                    {
                        Assert.Equal(reports[token.Host.Name].Report.Host, token.Host);
                        Assert.NotEqual(0UL, reports[token.Host.Name].Report.FreeMask & (1UL << token.Slot));
                        Assert.DoesNotContain(live, l => l.Token.Host == token.Host && l.Token.Slot == token.Slot);
                        live.Add((token, now + FleetRegistry.TokenLife));
                    }

                    break;
                case 2 when live.Count > 0:
                    registry.Release([live[pick % live.Count].Token]);
                    live.RemoveAt(pick % live.Count);
                    break;
                case 3:
                    now += TimeSpan.FromSeconds(pick / 2.0);
                    live.RemoveAll(l => l.Until <= now || now - reports[l.Token.Host.Name].At > FleetRegistry.HostLife);
                    break;
                case 4:
                    lives[number]++;
                    break;
            }

            int expected = reports.Values.Where(r => now - r.At <= FleetRegistry.HostLife).Sum(r => FreeIn(r.Report, live));
            Assert.Equal(expected, registry.Capacity(now).Free);
        }
    }

    private static int FreeIn(HostReport report, List<(SlotToken Token, TimeSpan Until)> live) =>
        Enumerable.Range(0, Slots).Count(s => (report.FreeMask & (1UL << s)) != 0 && !live.Exists(l => l.Token.Host == report.Host && l.Token.Slot == s));
}
