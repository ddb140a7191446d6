using CxBridge.Media.Pacing;

namespace CxBridge.Bench.Media;

/// <summary>Rides on the pacing thread and reads what that thread has allocated.</summary>
internal sealed class AllocationProbe : IPaced
{
    private long _bytes;

    /// <summary>Since the thread began.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public void Tick(int frames) => Volatile.Write(ref _bytes, GC.GetAllocatedBytesForCurrentThread());

    public void Fault(Exception fault)
    {
        // Reading a counter does not fail.
    }
}
