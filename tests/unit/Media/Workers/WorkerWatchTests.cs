using CxBridge.Domain.Calls;
using CxBridge.Media.Workers;
using CxBridge.TestKit;

namespace CxBridge.Tests.Unit.Media.Workers;

public sealed class WorkerWatchTests
{
    private static readonly MediaStatistics None = new(0, 0, 0, 0, 0);
    private readonly VirtualTime _time = new();
    private readonly WorkerWatch _watch;

    public WorkerWatchTests() => _watch = new WorkerWatch(TimeSpan.FromSeconds(5), 100 << 20, _time);

    [Fact]
    public void Worker_ThatGivesNoSignOfLife_IsFound()
    {
        Assert.Null(LookFor(TimeSpan.FromSeconds(5)));
        Assert.Equal("no sign of life for 5 s", LookFor(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Worker_WhosePacingStandsStill_IsFound()
    {
        string? found = null;
        for (int i = 0; i < 30 && found is null; i++)
        {
            _watch.Pulse([new WorkerMessage.CallPulse(1, TimeSpan.FromSeconds(3), None)]);
            found = LookFor(WorkerWatch.Period);
        }

        Assert.Equal("the sound of a call stood still for 5 s", found);
    }

    [Fact]
    public void Worker_WhoseCallsGoOn_IsLeftAlone()
    {
        for (int i = 0; i < 100; i++)
        {
            _watch.Pulse([new WorkerMessage.CallPulse(1, TimeSpan.FromMilliseconds(20 * i), None), new WorkerMessage.CallPulse(2, TimeSpan.Zero, None)]);
            Assert.Null(LookFor(WorkerWatch.Period));
        }
    }

    [Fact]
    public void Worker_AboveItsMemory_IsFound()
    {
        Assert.Null(_watch.Look(100 << 20));
        Assert.Equal("101 MB in use, 100 MB allowed", _watch.Look(101 << 20));
    }

    [Fact]
    public void MachineThatStoodStill_IsNotBlamedOnTheWorker()
    {
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(_watch.Look(0));
        Assert.Null(LookFor(TimeSpan.FromSeconds(5)));
        Assert.NotNull(LookFor(TimeSpan.FromSeconds(1)));
    }

    private string? LookFor(TimeSpan time)
    {
        string? found = null;
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += WorkerWatch.Period)
        {
            _time.Advance(WorkerWatch.Period);
            found ??= _watch.Look(0);
        }

        return found;
    }
}
