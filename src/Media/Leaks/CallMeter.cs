namespace CxBridge.Media.Leaks;

/// <summary>
/// Counts what the code of one call allocates, on whichever thread it runs.
/// <code>
/// frame of the call       pool thread   Run   -+
/// what a frame begins     any thread    await  +-> the runtime switches the thread's execution context to the call's, and back:
/// what Begin precedes     any thread    await -+   what the thread has allocated in between is the call's
/// </code>
/// Both switches cost some 20 ns, allocate nothing and take no lock. What runs this moment is counted when it gives its thread back. The pacing thread is not
/// counted: it allocates nothing. Every context of the call holds its meter, and some outlive the call, so the meter knows nothing of the call.
/// </summary>
internal sealed class CallMeter
{
    private static readonly AsyncLocal<CallMeter?> s_current = new(Switched);

    [ThreadStatic]
    private static long t_since;

    private long _allocated;
    private ExecutionContext? _context;

    /// <summary>Octets until now, those given back included. Any thread.</summary>
    public long Allocated => Volatile.Read(ref _allocated);

    /// <summary>What the running asynchronous method does and begins from now on is the call's.</summary>
    public void Begin() => s_current.Value = this;

    /// <summary>Does work that is the call's, as all that it begins. One thread at a time, one that has no context of somebody else. Allocates when it is called for the first time only.</summary>
    public void Run(ContextCallback work, object state) => ExecutionContext.Run(_context ??= Capture(), work, state);

    // A context with nothing in it but the call.
    private ExecutionContext Capture()
    {
        s_current.Value = this;
        try
        {
            return ExecutionContext.Capture()!;
        }
        finally
        {
            s_current.Value = null;
        }
    }

    // By the runtime, on the thread that is switched. A thread that leaves a call has entered it here.
    private static void Switched(AsyncLocalValueChangedArgs<CallMeter?> change)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        if (change.PreviousValue is { } left)
        {
            Interlocked.Add(ref left._allocated, now - t_since);
        }

        t_since = now;
    }
}
