using System.Collections.Concurrent;

namespace CxBridge.Tests.Cluster.Fixture;

/// <summary>Barriers by name between a test and its grains, in place of sleeps, and a journal of what grains did in which order.</summary>
public sealed class Phases
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _barriers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _journal = new();

    public string[] Journal => [.. _journal];

    public void Note(string entry)
    {
        _journal.Enqueue(entry);
        Open($"{_journal.Count} entries");
    }

    /// <summary>Waits until the journal has that many entries.</summary>
    public Task Noted(int entries) => Opened($"{entries} entries");

    /// <summary>Opens a barrier for good.</summary>
    public void Open(string name) => Barrier(name).TrySetResult();

    /// <summary>Waits until a barrier is open.</summary>
    public Task Opened(string name) => Barrier(name).Task.WaitAsync(TimeSpan.FromSeconds(60));

    public bool IsOpen(string name) => Barrier(name).Task.IsCompleted;

    private TaskCompletionSource Barrier(string name) =>
        _barriers.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
