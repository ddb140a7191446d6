namespace Orleans.Runtime;

/// <summary>
/// Where everything that the silo does waits for a thread. The thread pool, but for tests that put a queue of their own here: what runs one item at a
/// time knows when nothing runs and nothing is queued, and the same beginning always comes to the same end.
/// </summary>
internal interface IWorkQueue
{
    /// <summary>Whether all of it is done on one thread: then who waits for an answer goes on there as well, and not by way of the thread pool.</summary>
    bool IsOneThread => false;

    /// <summary>Runs an item some time, never within this call.</summary>
    void Queue(IThreadPoolWorkItem item);
}
