using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>The open enumerators of one activation. Touched in its turns only.</summary>
internal sealed class StreamHost(Activation owner) : IDisposable
{
    private readonly Dictionary<Guid, OpenStream> _open = [];

    public Task<StreamBatch<T>> Open<T>(Guid streamId, StreamRequest<T> call)
    {
        var stream = new OpenStream<T>();
        var bound = call.Fork();
        bound.Bind(owner.GrainInstance!);
        bound.Bind(stream.Stopping.Token);
        stream.Enumerator = bound.Start().GetAsyncEnumerator(stream.Stopping.Token);
        _open.Add(streamId, stream);
        return Next(streamId, stream, call.MaxBatchSize);
    }

    public Task<StreamBatch<T>> Next<T>(Guid streamId, int maxBatchSize) => _open.TryGetValue(streamId, out var stream)
        ? Next(streamId, (OpenStream<T>)stream, maxBatchSize)
        : throw new EnumerationAbortedException("The enumerator is not there any more: the grain was deactivated, or the reader was away too long.");

    public async ValueTask Close(Guid streamId)
    {
        if (_open.Remove(streamId, out var stream))
        {
            await stream.DisposeAsync();
        }
    }

    /// <summary>Closes what no reader has asked for longer than the response time-out.</summary>
    public void DropAbandoned(long now)
    {
        owner.Post(
            _ =>
            {
                var limit = owner.Runtime.ToTimestamp(owner.Runtime.Settings.ResponseTimeout);
                foreach (var (id, _) in _open.Where(entry => !entry.Value.IsReading && now - entry.Value.LastRead > limit).ToArray())
                {
                    _ = Close(id).AsTask();
                }
            },
            state: null);
    }

    public void Dispose()
    {
        foreach (var stream in _open.Values)
        {
            _ = stream.DisposeAsync().AsTask();
        }

        _open.Clear();
    }

    private async Task<StreamBatch<T>> Next<T>(Guid streamId, OpenStream<T> stream, int maxBatchSize)
    {
        stream.IsReading = true;
        try
        {
            var items = new List<T>();
            var move = stream.Pending ?? stream.Enumerator.MoveNextAsync().AsTask();
            stream.Pending = null;
            if (!move.IsCompleted && !await IsReadySoon(move))
            {
                stream.Pending = move;
                return new StreamBatch<T>(items, IsLast: false);
            }

            while (await move)
            {
                items.Add(stream.Enumerator.Current);
                if (items.Count >= maxBatchSize)
                {
                    return new StreamBatch<T>(items, IsLast: false);
                }

                move = stream.Enumerator.MoveNextAsync().AsTask();
                if (!move.IsCompletedSuccessfully)
                {
                    // Not ready, or failed: what is ready goes first, the next batch meets the failure.
                    stream.Pending = move;
                    return new StreamBatch<T>(items, IsLast: false);
                }
            }

            await Close(streamId);
            return new StreamBatch<T>(items, IsLast: true);
        }
        catch
        {
            await Close(streamId);
            throw;
        }
        finally
        {
            stream.IsReading = false;
            stream.LastRead = owner.Runtime.Time.GetTimestamp();
        }
    }

    // Half of the caller's patience, so that a slow stream answers "not yet" rather than nothing.
    private async Task<bool> IsReadySoon(Task move)
    {
        try
        {
            await move.WaitAsync(owner.Runtime.Settings.ResponseTimeout / 2, owner.Runtime.Time);
        }
        catch (TimeoutException) when (!move.IsCompleted)
        {
            return false;
        }
        catch (Exception) when (move.IsCompleted)
        {
            // The stream's own failure: it is thrown where the move is awaited.
        }

        return true;
    }

    private abstract class OpenStream : IAsyncDisposable
    {
        public CancellationTokenSource Stopping { get; } = new();

        public bool IsReading { get; set; }

        public long LastRead { get; set; }

        public abstract ValueTask DisposeAsync();
    }

    private sealed class OpenStream<T> : OpenStream
    {
        public IAsyncEnumerator<T> Enumerator { get; set; } = null!;

        public Task<bool>? Pending { get; set; }

        public override async ValueTask DisposeAsync()
        {
            await Stopping.CancelAsync();
            if (Pending is { } pending)
            {
                // An enumerator may not be disposed while it moves.
                await pending.ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(true);
            }

            await Enumerator.DisposeAsync();
            Stopping.Dispose();
        }
    }
}
