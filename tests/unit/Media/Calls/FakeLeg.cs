using System.Collections.Concurrent;
using System.Threading.Channels;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>A leg that the test plays; a hang-up is confirmed at once unless it is deaf.</summary>
internal sealed class FakeLeg(PlaceCall call) : ICallLeg
{
    private readonly Channel<LegEvent> _events = Channel.CreateUnbounded<LegEvent>();
    private readonly TaskCompletionSource<HangupReason> _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ended;

    public PlaceCall Call => call;

    public string CallId => call.Attempt.Value;

    public ChannelReader<LegEvent> Events => _events.Reader;

    public bool IsDeaf { get; set; }

    public bool Disposed { get; private set; }

    public Task<HangupReason> HungUp => _hungUp.Task;

    public ConcurrentQueue<string> Transfers { get; } = new();

    public Func<string, bool> OnTransfer { get; set; } = _ => false;

    public void Tell(LegEvent what) => _events.Writer.TryWrite(what);

    public void End(LegEndReason reason, int? status = null)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            Tell(new LegEvent.Ended(new LegEnd(reason, status, null)));
            _events.Writer.TryComplete();
        }
    }

    public Task HangupAsync(HangupReason reason)
    {
        _hungUp.TrySetResult(reason);
        if (!IsDeaf)
        {
            End(LegEndReason.LocalHangup);
        }

        return Task.CompletedTask;
    }

    public Task<bool> TransferAsync(string targetUri, CancellationToken cancellationToken)
    {
        Transfers.Enqueue(targetUri);
        return Task.FromResult(OnTransfer(targetUri));
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
