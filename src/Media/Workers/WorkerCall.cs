using System.Runtime.InteropServices;
using System.Threading.Channels;
using CxBridge.Domain.Screening;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Workers;

/// <summary>One call in a worker: orders of the host become calls of its sound, and what the sound tells becomes messages. An order may wait for a frame that
/// never ends, so each call obeys on its own.</summary>
internal sealed class WorkerCall(int call, WorkerLink link) : ICallObserver
{
    // A host sends a dozen for a call; what a stuck call does not take is dropped, oldest first.
    private readonly Channel<WorkerMessage> _orders = Channel.CreateBounded<WorkerMessage>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private volatile LocalSound? _sound;
    private ConversationResult? _told;

    /// <summary>How far it has come.</summary>
    public WorkerMessage.CallPulse? Pulse => _sound is { } sound ? new WorkerMessage.CallPulse(call, sound.Clock, sound.Statistics) : null;

    /// <summary>Tells what was said since the last time. One caller at a time.</summary>
    public void Tell()
    {
        if (_sound?.SoFar is { } soFar && !ReferenceEquals(soFar, _told))
        {
            _told = soFar;
            link.Send(new WorkerMessage.Said(call, soFar));
        }
    }

    /// <summary>Step 5.</summary>
    public void Open(LocalSounds sounds, SoundOrder order)
    {
        try
        {
            _sound = sounds.Open(order, this);
            // It never throws, and ends with the call.
            _ = ObeyAsync(_sound);
            link.Send(new WorkerMessage.Opened(call, _sound.Local.Address.ToString(), _sound.Local.Port));
        }
        catch (IOException fault)
        {
            link.Send(new WorkerMessage.Refused(call, fault.Message));
        }
    }

    /// <summary>Steps 6, 8, and what comes between. Never blocks.</summary>
    public void Obey(WorkerMessage order) => _orders.Writer.TryWrite(order);

    /// <summary>Steps 10 and 11.</summary>
    public async Task CloseAsync()
    {
        _orders.Writer.TryComplete();
        SoundEnd end = _sound is { } sound ? await sound.EndAsync() : new SoundEnd(null, null, null, null);
        link.Send(new WorkerMessage.Finished(call, end));
    }

    void ICallObserver.Screened(ScreeningVerdict verdict) => link.Send(new WorkerMessage.Screened(call, verdict));

    void ICallObserver.Attached() => link.Send(new WorkerMessage.Attached(call));

    void ICallObserver.ConversationEnded(ConversationEnd end) => link.Send(new WorkerMessage.Ended(call, end));

    void ICallObserver.Pressed(char digit) => link.Send(new WorkerMessage.Pressed(call, digit));

    void ICallObserver.TransferWanted(string target) => link.Send(new WorkerMessage.TransferWanted(call, target));

    void ICallObserver.MediaTimedOut(MediaSilence silence) => link.Send(new WorkerMessage.MediaTimedOut(call, silence));

    void ICallObserver.NotRecorded(Exception fault) => link.Send(new WorkerMessage.NotRecorded(call, fault.ToString()));

    void ICallObserver.ProviderFailed(Exception fault) => link.Send(new WorkerMessage.ProviderFailed(call, fault.ToString()));

    void ICallObserver.MediaFailed(Exception fault) => link.Send(new WorkerMessage.MediaFailed(call, fault.ToString()));

    void ICallObserver.SoundLost(string cause) => throw new InvalidOperationException("A sound in its own process cannot be lost.");

    private async Task ObeyAsync(LocalSound sound)
    {
        await foreach (WorkerMessage order in _orders.Reader.ReadAllAsync())
        {
            try
            {
                Obey(sound, order);
            }
#pragma warning disable CA1031 // What breaks one call must not end the worker of others.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                link.Send(new WorkerMessage.MediaFailed(call, fault.ToString()));
            }
        }
    }

    private async Task PlayAsync(LocalSound sound, byte[] message)
    {
        try
        {
            short[] samples = MemoryMarshal.Cast<byte, short>(message).ToArray();
            await sound.PlayAsync(samples, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // The call is over.
        }

        link.Send(new WorkerMessage.Played(call));
    }

    private void Obey(LocalSound sound, WorkerMessage order)
    {
        switch (order)
        {
            case WorkerMessage.Early early:
                sound.Early(early.Media);
                break;
            case WorkerMessage.Answer answer:
                sound.Answer(answer.Media);
                break;
            case WorkerMessage.Change change:
                sound.Change(change.Media);
                break;
            case WorkerMessage.Press press:
                sound.Press(press.Digit);
                break;
            case WorkerMessage.Attach:
                sound.Attach();
                break;
            case WorkerMessage.Play play:
                // It ends with the call at the latest, and does not throw.
                _ = PlayAsync(sound, play.Samples);
                break;
            case WorkerMessage.TransferCompleted completed:
                sound.TransferCompleted(completed.Accepted);
                break;
            default:
                throw new InvalidDataException($"{order.GetType().Name} is not for a worker.");
        }
    }
}
