using System.Runtime.ExceptionServices;
using CxBridge.TestKit;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>
/// One thread that does all the work of a test, one item at a time in the order in which it came, and moves virtual time only when nothing is left.
/// <code>
/// 1 work   grains' turns (<see cref="PlaneQueue"/>), and the tasks of hosts and carriers, whose scheduler this is
/// 2 quiet  the queue is empty: nothing runs and nothing is queued, for whatever works is either here or blocks this very thread (<see cref="LoneDatabase"/>)
/// 3 move   to the next timer and no further; what it wakes is work again
/// </code>
/// So the same beginning comes to the same end. Work that comes from another thread would break that; it is counted, and a test holds the count to 0.
/// </summary>
internal sealed class LoneThread(VirtualTime time) : TaskScheduler
{
    // Beginning and end of a host may hop over the thread pool; nobody waits so long for them.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly object _gate = new();
    private readonly Queue<object> _items = new();
    private readonly Thread _thread = Thread.CurrentThread;
    private bool _isOpen;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Items that came from other threads while time moved.</summary>
    public int Strangers { get; private set; }

    /// <summary>Runs a test on a thread of its own, which no ambient context of the test's runner follows.</summary>
    public static void Run(Action test)
    {
        Exception? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                test();
            }
            catch (Exception problem)
            {
                fault = problem;
            }
        });
        thread.UnsafeStart();
        thread.Join();
        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <summary>Begins work on this thread.</summary>
    public Task Begin(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Does work to its end; time moves when the work waits for it.</summary>
    public T Do<T>(Func<Task<T>> work)
    {
        Task<T> task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();
        Work();
        DateTimeOffset latest = time.GetUtcNow().AddMinutes(1);
        while (!task.IsCompleted)
        {
            if (time.GetUtcNow() > latest)
            {
                throw new TimeoutException("It has waited for a minute of virtual time.");
            }

            time.Advance(time.NextDue ?? throw new InvalidOperationException("It waits for something that never comes."));
            Work();
        }

        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Do{T}"/>
    public void Do(Func<Task> work) => Do(async () =>
    {
        await work();
        return true;
    });

    /// <summary>Does work that goes over other threads, as beginning and end of a host; time stands still.</summary>
    public void WaitFor(Func<Task> work)
    {
        Task task = Begin(work);
        _isOpen = true;
        while (!task.IsCompleted)
        {
            Work();
            WaitForItem(task);
        }

        _isOpen = false;
        task.GetAwaiter().GetResult();
    }

    /// <summary>Steps 1 to 3 until a moment.</summary>
    public void RunUntil(DateTimeOffset until)
    {
        Work();
        while (until - time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            time.Advance(time.NextDue is { } next && next < left ? next : left);
            Work();
        }
    }

    /// <summary>Adds an item.</summary>
    public void Add(object item)
    {
        lock (_gate)
        {
            if (Thread.CurrentThread != _thread && !_isOpen)
            {
                Strangers++;
            }

            _items.Enqueue(item);
            Monitor.Pulse(_gate);
        }
    }

    protected override void QueueTask(Task task) => Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Work()
    {
        while (Take() is { } item)
        {
            if (item is Task task)
            {
                TryExecuteTask(task);
            }
            else
            {
                ((IThreadPoolWorkItem)item).Execute();
            }
        }
    }

    private object? Take()
    {
        lock (_gate)
        {
            return _items.TryDequeue(out object? item) ? item : null;
        }
    }

    private void WaitForItem(Task task)
    {
        lock (_gate)
        {
            while (_items.Count == 0 && !task.IsCompleted)
            {
                if (!Monitor.Wait(_gate, Patience))
                {
                    throw new TimeoutException("What was begun waits for time to pass, or for something that never comes.");
                }
            }
        }
    }
}
