using System.Runtime.InteropServices;
using CxBridge.Media.Pacing;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>
/// Tells how long the machine itself stood still: a virtual machine that is not scheduled, a container over its quota, a neighbour. On each processor a thread
/// as urgent as the product's pacing threads sleeps to a deadline every 10 ms, and does nothing else; what makes it late makes every call late, and no pipeline is to
/// blame. One exception: the pauses of this process's own garbage collector are the product's, and are taken off.
/// </summary>
internal sealed partial class MachineWitness : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);
    private readonly List<Thread> _threads = [];
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly Rank _rank;
    private double _worst;
    private volatile bool _stopping;

    /// <param name="rank">How urgent its threads are.</param>
    public MachineWitness(Rank rank = Rank.Pacing)
    {
        _rank = rank;
        for (int processor = 0; processor < Environment.ProcessorCount; processor++)
        {
            int mine = processor;
            var thread = new Thread(() => Watch(mine)) { IsBackground = true, Name = $"witness-{mine}" };
            thread.Start();
            _threads.Add(thread);
        }
    }

    /// <summary>The longest pause so far, ms.</summary>
    public double LongestPauseMilliseconds
    {
        get
        {
            lock (_lock)
            {
                return _worst;
            }
        }
    }

    public void Dispose()
    {
        _stopping = true;
        _threads.ForEach(thread => thread.Join());
    }

    private void Watch(int processor)
    {
        if (_rank == Rank.Pacing)
        {
            PreciseSleep.PrepareThread();
        }

        Pin(processor);
        while (!_stopping)
        {
            long from = _time.GetTimestamp();
            TimeSpan collectorBefore = GC.GetTotalPauseDuration();
            TimeSpan left = Beat;
            while (left > TimeSpan.Zero)
            {
                PreciseSleep.For(left);
                left = Beat - _time.GetElapsedTime(from);
            }

            TimeSpan machine = -left - (GC.GetTotalPauseDuration() - collectorBefore);
            lock (_lock)
            {
                _worst = Math.Max(_worst, machine.TotalMilliseconds);
            }
        }
    }

    // Where it is refused (a processor outside of the container's set) the thread runs wherever it may.
    private static void Pin(int processor)
    {
        if (OperatingSystem.IsLinux())
        {
            Span<ulong> mask = stackalloc ulong[16];
            mask[processor / 64] = 1UL << (processor % 64);
            _ = SetAffinity(0, (nuint)(mask.Length * sizeof(ulong)), mask);
        }
    }

    /// <summary>Whose threads are watched.</summary>
    public enum Rank
    {
        /// <summary>As urgent as the pacing threads.</summary>
        Pacing,

        /// <summary>As any other thread.</summary>
        Ordinary,
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint size, ReadOnlySpan<ulong> mask);
}
