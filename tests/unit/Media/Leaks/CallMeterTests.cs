using CxBridge.Media.Leaks;
using CxBridge.Tests.Unit.Media.Calls;

namespace CxBridge.Tests.Unit.Media.Leaks;

public sealed class CallMeterTests
{
    private const int Block = 1 << 20;
    private readonly CallMeter _one = new();
    private readonly CallMeter _other = new();

    [Fact]
    public async Task WhatACallAllocates_IsItsOwn_OnWhicheverThread()
    {
        await Task.WhenAll(AllocateAsync(_one, 3), AllocateAsync(_other, 5), Task.Run(() => Keep(new byte[20 * Block])));
        AssertAllocated(9, _one);
        AssertAllocated(15, _other);
    }

    [Fact]
    public async Task WhatAFrameBegins_IsTheCallsToo()
    {
        Task? begun = null;
        var frame = new Thread(() => _one.Run(_ => begun = LaterAsync(), this));
        frame.UnsafeStart();
        frame.Join();
        await begun!;
        AssertAllocated(1, _one);

        static async Task LaterAsync()
        {
            await Task.Yield();
            Keep(new byte[Block]);
        }
    }

    [Fact]
    public async Task WhoHasBegun_CountsForTheCall_AndTheirCallerDoesNot()
    {
        await AllocateAsync(_one, 1);
        Keep(new byte[20 * Block]);
        await Task.Yield();
        Keep(new byte[20 * Block]);
        AssertAllocated(3, _one);
    }

    [Fact]
    public void Frame_AllocatesNothingForBeingMeasured()
    {
        long allocated = -1;
        var pool = new Thread(() =>
        {
            ContextCallback work = static _ => { };
            for (int i = 0; i < 100; i++)
            {
                _one.Run(work, this);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++)
            {
                _one.Run(work, this);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        pool.UnsafeStart();
        pool.Join();
        Assert.Equal(0, allocated);
    }

    // The thread of the last step may not have left the call yet.
    private static void AssertAllocated(int blocks, CallMeter meter)
    {
        Assert.True(SpinWait.SpinUntil(() => meter.Allocated >= blocks * Block, CallRig.Patience));
        Assert.InRange(meter.Allocated, blocks * Block, (blocks + 1) * Block);
    }

    // Three steps, each on any thread of the pool.
    private static async Task AllocateAsync(CallMeter meter, int blocks)
    {
        meter.Begin();
        for (int i = 0; i < 3; i++)
        {
            await Task.Yield();
            for (int block = 0; block < blocks; block++)
            {
                Keep(new byte[Block]);
            }
        }
    }

    private static void Keep(byte[] block) => GC.KeepAlive(block);
}
