using System.Collections.Concurrent;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Calls;

/// <summary>
/// Writes the end of attempts, whatever the database does.
/// <code>
/// 1 close     at once, twice at most: a slot must not wait for a database
/// 2 spool     to this host's disk when that failed; to memory when the disk fails too
/// 3 replay    what was spooled, from 1 s to 30 s apart, until it succeeds, over restarts; a close that came first wins
/// 4 tell      that the attempt is closed, once it really is
/// </code>
/// </summary>
internal sealed partial class AttemptCloser
{
    private const int Refusals = 10;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);
    private readonly IDialStore _store;
    private readonly MediaMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<AttemptCloser> _log;
    private readonly TimeSpan _timeout;
    private readonly CloseSpool _spool;
    private readonly ConcurrentDictionary<AttemptId, SpooledClose> _inMemory = new();
    private readonly ConcurrentDictionary<AttemptId, int> _refusals = new();

    public AttemptCloser(IDialStore store, IOptions<MediaOptions> options, MediaMetrics metrics, TimeProvider time, ILogger<AttemptCloser> log)
    {
        _store = store;
        _metrics = metrics;
        _time = time;
        _log = log;
        _timeout = options.Value.StoreTimeout;
        _spool = new CloseSpool(options.Value.SpoolFolder);
    }

    /// <summary>Raised once an attempt is closed in the database.</summary>
    public event Action<AttemptClosed>? Closed;

    /// <summary>Steps 1 and 2. Never throws.</summary>
    public Task CloseAsync(AttemptClose close, PartitionId partition)
    {
        _metrics.CallClosed(close.Record);
        return EndAsync(new SpooledClose(close, partition));
    }

    /// <summary>Steps 1 and 2 for an attempt of which no INVITE was sent: as if it had not been. Never throws.</summary>
    public Task WithdrawAsync(AttemptId attempt, PartitionId partition)
    {
        _metrics.CallWithdrawn();
        return EndAsync(new SpooledClose(null, partition) { Withdrawn = attempt });
    }

    private async Task EndAsync(SpooledClose result)
    {
        if (await TryCloseAsync(result) is CloseTry.Done)
        {
            return;
        }

        await Task.Delay(Again, _time);
        if (await TryCloseAsync(result) is not CloseTry.Done)
        {
            Keep(result);
        }
    }

    /// <summary>Step 3, once.</summary>
    /// <returns>How many results still wait.</returns>
    public async Task<int> ReplayAsync(CancellationToken cancellationToken)
    {
        int waiting = 0;
        foreach (SpooledClose close in Waiting())
        {
            cancellationToken.ThrowIfCancellationRequested();
            AttemptId attempt = close.Attempt;
            switch (await TryCloseAsync(close))
            {
                case CloseTry.Done:
                    _spool.Delete(attempt);
                    _inMemory.TryRemove(attempt, out _);
                    _refusals.TryRemove(attempt, out _);
                    LogReplayed(attempt);
                    break;
                case CloseTry.Refused when _refusals.AddOrUpdate(attempt, 1, (_, count) => count + 1) >= Refusals:
                    _spool.SetAside(attempt);
                    _inMemory.TryRemove(attempt, out _);
                    LogSetAside(attempt);
                    break;
                default:
                    waiting++;
                    break;
            }
        }

        return waiting;
    }

    private List<SpooledClose> Waiting()
    {
        try
        {
            return [.. _spool.Read(), .. _inMemory.Values];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogSpoolUnreadable(fault);
            return [.. _inMemory.Values];
        }
    }

    private async Task<CloseTry> TryCloseAsync(SpooledClose close)
    {
        AttemptId attempt = close.Attempt;
        try
        {
            using var timeout = new CancellationTokenSource(_timeout, _time);
            if (close.Close is { Record: var record } how)
            {
                bool first = await _store.CloseAsync(how, timeout.Token).WaitAsync(timeout.Token);
                LogClosed(attempt, record.Outcome, record.Disposition.Code, first);
            }
            else
            {
                await _store.WithdrawAsync(attempt, timeout.Token).WaitAsync(timeout.Token);
            }

            if (close.Close is not { Record.Direction: CallDirection.Inbound })
            {
                // Whoever dials has not begun the others, and a carrier has not carried them.
                Tell(new AttemptClosed(attempt, close.Partition, close.Close?.Record.Outcome ?? AttemptOutcome.Cancelled));
            }

            return CloseTry.Done;
        }
        catch (StorageException refusal) when (!refusal.MayRecover)
        {
            LogCloseFailed(attempt, refusal);
            return CloseTry.Refused;
        }
        catch (Exception away) when (away is StorageException or OperationCanceledException)
        {
            // That the database is away is said once for all, and that this result waits for it by whoever keeps it.
            LogCloseLater(attempt, away.Message);
            return CloseTry.Failed;
        }
#pragma warning disable CA1031 // A result must outlive whatever the store throws.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogCloseFailed(attempt, fault);
            return CloseTry.Failed;
        }
    }

    private void Tell(AttemptClosed closed)
    {
        try
        {
            Closed?.Invoke(closed);
        }
#pragma warning disable CA1031 // A hint's handler must not undo the close.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogHintFailed(closed.Attempt, fault);
        }
    }

    private void Keep(SpooledClose close)
    {
        AttemptId attempt = close.Attempt;
        try
        {
            _spool.Write(close);
            LogSpooled(attempt);
        }
#pragma warning disable CA1031 // Memory is the last place left; the orphan sweep closes the attempt should the host die before the disk recovers.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _inMemory[attempt] = close;
            LogSpoolFailed(attempt, fault);
        }
    }

    private enum CloseTry
    {
        Done,
        Failed,

        /// <summary>The store says that it will never take it.</summary>
        Refused,
    }
}
