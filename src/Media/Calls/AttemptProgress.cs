using System.Threading.Channels;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;

namespace CxBridge.Media.Calls;

/// <summary>
/// Tells the database what state an open attempt is in, in order, without the call ever waiting for it: a note that fails is dropped, and of
/// notes that pile up (8 at most) the oldest are.
/// </summary>
internal sealed class AttemptProgress : IAsyncDisposable
{
    private readonly Channel<(AttemptState State, int? Slot)> _states = Channel.CreateBounded<(AttemptState State, int? Slot)>(new BoundedChannelOptions(8) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly Task _writing;

    public AttemptProgress(IDialStore store, AttemptId attempt, TimeSpan timeout, TimeProvider time)
    {
        _time = time;
        _writing = WriteAsync(store, attempt, timeout);
    }

    /// <summary>The attempt is in this state now.</summary>
    public void Reached(AttemptState state) => _states.Writer.TryWrite((state, null));

    /// <summary>The attempt got a slot, and the bot is being attached.</summary>
    public void Seated(int slot) => _states.Writer.TryWrite((AttemptState.Attaching, slot));

    /// <summary>Lets the last notes go out for 2 s at most: the close that follows says more than they do.</summary>
    public async ValueTask DisposeAsync()
    {
        _states.Writer.TryComplete();
        await Task.WhenAny(_writing, Task.Delay(TimeSpan.FromSeconds(2), _time));
        await _stop.CancelAsync();
        await _writing;
        _stop.Dispose();
    }

    private async Task WriteAsync(IDialStore store, AttemptId attempt, TimeSpan timeout)
    {
        try
        {
            await foreach ((AttemptState state, int? slot) in _states.Reader.ReadAllAsync(_stop.Token))
            {
                try
                {
                    Task note = slot is { } number ? store.SeatAsync(attempt, number, _stop.Token) : store.AdvanceAsync(attempt, state, _stop.Token);
                    await note.WaitAsync(timeout, _time, _stop.Token);
                }
#pragma warning disable CA1031 // A view that lags does no harm; the call goes on.
                catch (Exception) when (!_stop.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    continue;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The attempt is being closed.
        }
    }
}
