using System.Threading.Channels;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Calls;

/// <summary>The events of one leg. Bounded by dropping what comes when <see cref="Capacity"/> events lie unread, except the end, which always fits.</summary>
internal sealed class LegEvents
{
    public const int Capacity = 48;

    private readonly Channel<LegEvent> _channel = Channel.CreateUnbounded<LegEvent>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChannelReader<LegEvent> Reader => _channel.Reader;

    /// <summary>Completes with the leg.</summary>
    public Task Ended => _ended.Task;

    public bool HasEnded => _ended.Task.IsCompleted;

    public void Emit(LegEvent happened)
    {
        if (_channel.Reader.Count < Capacity)
        {
            _channel.Writer.TryWrite(happened);
        }
    }

    /// <returns>False when the leg had ended before.</returns>
    public bool End(LegEnd end)
    {
        if (!_ended.TrySetResult())
        {
            return false;
        }

        _channel.Writer.TryWrite(new LegEvent.Ended(end));
        _channel.Writer.TryComplete();
        return true;
    }
}
