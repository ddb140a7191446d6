namespace CxBridge.Media.Leaks;

/// <summary>The heap, by what the runtime tells of it.</summary>
internal sealed class ManagedHeap : IHeap
{
    // Without it every full collection stops all threads for as long as it takes, and nobody may ask for one while somebody speaks.
    private static readonly bool s_collectsBeside = GC.GetConfigurationVariables().TryGetValue("ConcurrentGC", out object? on) && on is true;

    /// <inheritdoc/>
    public HeapReading Read()
    {
        GCMemoryInfo beside = GC.GetGCMemoryInfo(GCKind.Background);
        GCMemoryInfo blocking = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        GCMemoryInfo last = beside.Index > blocking.Index ? beside : blocking;
        long inUse = GC.GetTotalMemory(forceFullCollection: false);

        // A background collection moves nothing: what it freed is holes in a heap of the same size.
        return new HeapReading(last.Index, last.Index == 0 ? inUse : last.HeapSizeBytes - last.FragmentedBytes, inUse);
    }

    /// <inheritdoc/>
    public void Collect()
    {
        if (s_collectsBeside)
        {
            // Forced, for the runtime's own mind about when it pays is what let it come to this.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }
    }
}
