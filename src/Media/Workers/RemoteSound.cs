using System.Net;
using System.Runtime.InteropServices;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Workers;

/// <summary>The sound of one call, made in a worker: the host's side of steps 5 to 11 of <see cref="WorkerMessage"/>. When the worker is lost before the end, the
/// observer is told once, and what is known by then is the end.</summary>
internal sealed class RemoteSound(int call, SoundOrder order, WorkerLife life, RestingPorts ports, ICallObserver observer, IRecordingStore recordings, TimeProvider time) : ICallSound
{
    /// <summary>What a worker takes for it at the worst: port, attaching, a stuck frame, providers.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(25);
    private readonly TaskCompletionSource<IPEndPoint> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SoundEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _played = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile MediaStatistics? _media;
    private volatile ConversationResult? _soFar;
    private volatile bool _answered;

    /// <inheritdoc/>
    public IPEndPoint Local => _opened.Task.Result;

    /// <summary>What the worker has told of the conversation; null before the first words.</summary>
    public ConversationResult? SoFar => _soFar;

    /// <summary>Step 5.</summary>
    /// <exception cref="IOException">The worker refused, or is gone.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        life.Send(new WorkerMessage.Open(call, order.Attempt, BotWriter.Write(order.Bot), order.Facts) { Screening = order.Screening, MachineMessage = order.MachineMessage, OptOut = order.OptOut });
        await _opened.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Early(AgreedMedia media) => life.Send(new WorkerMessage.Early(call, media));

    /// <inheritdoc/>
    public void Answer(AgreedMedia media)
    {
        _answered = true;
        life.Send(new WorkerMessage.Answer(call, media));
    }

    /// <inheritdoc/>
    public void Change(AgreedMedia media) => life.Send(new WorkerMessage.Change(call, media));

    /// <inheritdoc/>
    public void Press(char digit) => life.Send(new WorkerMessage.Press(call, digit));

    /// <inheritdoc/>
    public void Attach() => life.Send(new WorkerMessage.Attach(call));

    /// <inheritdoc/>
    public Task PlayAsync(ReadOnlyMemory<short> message, CancellationToken cancellationToken)
    {
        life.Send(new WorkerMessage.Play(call, MemoryMarshal.AsBytes(message.Span).ToArray()));
        return _played.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void TransferCompleted(bool accepted) => life.Send(new WorkerMessage.TransferCompleted(call, accepted));

    /// <inheritdoc/>
    public async Task<SoundEnd> EndAsync()
    {
        life.Send(new WorkerMessage.Close(call));
        try
        {
            return await _ended.Task.WaitAsync(LongestEnd, time);
        }
        catch (TimeoutException)
        {
            life.Condemn("it does not let go of a call");
            return await _ended.Task;
        }
        finally
        {
            Leave();
            life.Over(call);
        }
    }

    /// <summary>The worker tells something of this call.</summary>
    public void Hear(WorkerMessage message)
    {
        switch (message)
        {
            case WorkerMessage.Opened opened:
                ports.Take(opened.Port);
                _opened.TrySetResult(new IPEndPoint(IPAddress.Parse(opened.Address), opened.Port));
                break;
            case WorkerMessage.Refused refused:
                _opened.TrySetException(new IOException(refused.Reason));
                break;
            case WorkerMessage.Screened screened:
                observer.Screened(screened.Verdict);
                break;
            case WorkerMessage.Attached:
                observer.Attached();
                break;
            case WorkerMessage.Ended ended:
                observer.ConversationEnded(ended.End);
                break;
            case WorkerMessage.Said said:
                _soFar = said.SoFar;
                break;
            case WorkerMessage.Played:
                _played.TrySetResult();
                break;
            case WorkerMessage.Pressed pressed:
                observer.Pressed(pressed.Digit);
                break;
            case WorkerMessage.TransferWanted wanted:
                observer.TransferWanted(wanted.Target);
                break;
            case WorkerMessage.MediaTimedOut silent:
                observer.MediaTimedOut(silent.Silence);
                break;
            case WorkerMessage.NotRecorded not:
                observer.NotRecorded(new WorkerFaultException(not.Fault));
                break;
            case WorkerMessage.ProviderFailed failed:
                observer.ProviderFailed(new WorkerFaultException(failed.Fault));
                break;
            case WorkerMessage.MediaFailed failed:
                // Whatever is stuck in there stays stuck: the worker is replaced once its calls are over.
                life.WearOut("a conversation in it got stuck or broke");
                observer.MediaFailed(new WorkerFaultException(failed.Fault));
                break;
            case WorkerMessage.Finished finished:
                _played.TrySetCanceled();
                _ended.TrySetResult(finished.End);
                break;
            default:
                throw new InvalidDataException($"{message.GetType().Name} is not for a host.");
        }
    }

    /// <summary>How far it has come.</summary>
    public void Hear(WorkerMessage.CallPulse pulse) => _media = pulse.Media;

    /// <summary>The worker is gone.</summary>
    public void Lose(string cause)
    {
        if (_ended.Task.IsCompleted)
        {
            return;
        }

        if (!_opened.TrySetException(new IOException($"The worker is gone: {cause}.")))
        {
            // At the end too: what came of the conversation is lost.
            observer.SoundLost(cause);
        }

        _played.TrySetCanceled();
        Leave();
        _ended.TrySetResult(new SoundEnd(_soFar, _media, _answered ? Recording() : null, null));
    }

    private void Leave()
    {
        if (_opened.Task.IsCompletedSuccessfully)
        {
            ports.Rest(Local.Port);
        }
    }

    // The recorder puts samples and header into the file four times a second; before the first time there is nothing to play.
    private string? Recording()
    {
        try
        {
            string path = recordings.PathFor(order.Attempt);
            using Stream? file = recordings.OpenRead(path);
            return file?.ReadByte() == 'R' ? path : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
