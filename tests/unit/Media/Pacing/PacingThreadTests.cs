using CxBridge.Media;
using CxBridge.Media.Pacing;

namespace CxBridge.Tests.Unit.Media.Pacing;

public class PacingThreadTests
{
    [Fact]
    public async Task Thread_ThatDrivesCalls_AllocatesNothing()
    {
        using var metrics = new MediaMetrics();
        using var thread = new PacingThread("frugal", TimeProvider.System, metrics);
        var probe = new Probe();
        for (int i = 0; i < 20; i++)
        {
            thread.Add(new Idle());
        }

        thread.Add(probe);

        // 50 frames of 20 calls: an octet for each call and frame would be 1,000.
        Assert.InRange(await probe.Allocated.Task.WaitAsync(TimeSpan.FromSeconds(60)), 0, 200);
        await thread.RemoveAsync(probe);
    }

    private sealed class Idle : IPaced
    {
        public void Tick(int frames)
        {
            // Nothing to do.
        }

        public void Fault(Exception fault)
        {
            // Nothing to tell.
        }
    }

    private sealed class Probe : IPaced
    {
        private const int Settled = 20;
        private const int Measured = 50;
        private long _before;
        private int _ticks;

        public TaskCompletionSource<long> Allocated { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Tick(int frames)
        {
            _ticks++;
            if (_ticks == Settled)
            {
                _before = GC.GetAllocatedBytesForCurrentThread();
            }
            else if (_ticks == Settled + Measured)
            {
                Allocated.TrySetResult(GC.GetAllocatedBytesForCurrentThread() - _before);
            }
        }

        public void Fault(Exception fault) => Allocated.TrySetException(fault);
    }
}
