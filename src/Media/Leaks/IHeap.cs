namespace CxBridge.Media.Leaks;

/// <summary>The managed heap of this process.</summary>
internal interface IHeap
{
    /// <summary>How large it is.</summary>
    HeapReading Read();

    /// <summary>Asks for a full collection beside the running threads; does nothing where there is none such. Does not wait for it.</summary>
    void Collect();
}
