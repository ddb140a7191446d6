namespace Orleans.Runtime;

/// <summary>The thread pool's global queue: the local ones are last-in-first-out, and two busy callers would starve all others.</summary>
internal sealed class ThreadPoolQueue : IWorkQueue
{
    public void Queue(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
}
