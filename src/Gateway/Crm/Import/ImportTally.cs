using CxBridge.Domain.Contacts;
using CxBridge.Domain.Storage;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>How far an import is: the batch that is being read, the one before it on its way to the store, and what became of all others.</summary>
internal sealed class ImportTally : IAsyncDisposable
{
    private ImportBatch _sent = new();
    private Task<ImportResult>? _storing;

    public ImportBatch Batch { get; private set; } = new();
    public string NumberColumn { get; set; } = "";
    public long LastLine { get; set; }
    public long Rows { get; set; }
    public long Added { get; set; }
    public long Duplicates { get; set; }
    public long Rejected { get; set; }

    /// <summary>Gives the batch away and begins the next one.</summary>
    public void Send(Func<ImportBatch, Task<ImportResult>> store)
    {
        ImportBatch sent = Batch;
        (_sent, Batch) = (sent, _sent);
        Batch.Clear();

        // Not on this thread: a store prepares a batch before it first waits, and meanwhile the next one is read.
        _storing = Task.Run(() => store(sent));
    }

    /// <summary>Waits for the batch that was given away, and counts what became of it.</summary>
    /// <exception cref="StorageException">It was not stored.</exception>
    public async Task StoredAsync(ImportErrors errors)
    {
        if (_storing is not { } storing)
        {
            return;
        }
        _storing = null;
        ImportResult result = await storing;
        Added += result.Added;
        Duplicates += result.Duplicates.Count;
        foreach (int position in result.Duplicates)
        {
            await errors.AddAsync(_sent.Duplicate(position, NumberColumn));
        }
    }

    // What broke off an import has been told by then, and whether its last batch was stored is no longer asked.
    public async ValueTask DisposeAsync()
    {
        if (_storing is { } storing)
        {
            await ((Task)storing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
