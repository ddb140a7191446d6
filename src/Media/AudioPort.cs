using System.Net;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Leaks;
using CxBridge.Media.Pacing;
using CxBridge.Media.Recording;
using CxBridge.Media.Rtp;

namespace CxBridge.Media;

/// <summary>
/// One call's sound: an RTP port, paced at a frame in 20 ms.
/// <code>
/// 1 RTP in -> jitter buffer -> caller frame          pacing thread
/// 2 caller frame -> ring -> listener or reader       handed to the thread pool
/// 3 playout buffer -> bot frame -> RTP out           pacing thread
/// 4 both frames -> recorder                          one sample clock: frame n is frame n on both sides
/// </code>
/// Before the answer there may be sound already (<see cref="Preview"/>): 1 and 2 go on for whoever listens, silence is sent, nothing is recorded.
/// The media clock counts frames from the first <see cref="Connect"/>. Frames that the host slept through are heard (they wait in the
/// socket) but not sent, and are silence on the bot's side of the recording.
/// </summary>
public sealed class AudioPort : IPaced, IAsyncDisposable
{
    private readonly PortPair _ports;
    private readonly RtpSession _rtp;
    private readonly PacingThread _shard;
    private readonly RecordingWriter _recordings;
    private readonly TimeProvider _time;
    private readonly TimeSpan _stallTimeout;
    private readonly FrameRing _ring = new();
    private readonly FramePump _pump;
    private readonly short[] _caller = new short[AudioFrame.Samples];
    private readonly short[] _bot = new short[AudioFrame.Samples];
    private readonly short[] _silence = new short[AudioFrame.Samples];
    private CallRecorder? _recorder;
    private readonly int _mostDropped;
    private const int Idle = 0;
    private const int Early = 1;
    private const int Connected = 2;
    private const int Closed = 3;
    private long _tick;
    private long _frame;
    private long _earlyPackets;
    private int _state;
    private bool _begun;
    private bool _stalled;

    internal AudioPort(PortPair ports, RtpSession rtp, PacingThread shard, RecordingWriter recordings, IPAddress advertised, TimeSpan stallTimeout, TimeProvider time)
    {
        _ports = ports;
        _rtp = rtp;
        _shard = shard;
        _recordings = recordings;
        _time = time;
        _stallTimeout = stallTimeout;
        _mostDropped = Math.Max(1, AudioFrame.Count(stallTimeout) - FrameRing.Capacity);
        _pump = new FramePump(_ring, Playout);
        Local = new IPEndPoint(advertised, ports.Port);
    }

    /// <summary>What to name in an offer or answer.</summary>
    public IPEndPoint Local { get; }

    /// <summary>What the far end will hear.</summary>
    public PlayoutBuffer Playout { get; } = new();

    /// <summary>The media clock.</summary>
    public TimeSpan Clock => AudioFrame.Time(Volatile.Read(ref _frame));

    /// <summary>How long nothing has been received.</summary>
    public TimeSpan SinceReceived => Since(_rtp.LastReceived);

    /// <summary>How long no report of the far end (RTCP) has been received; as long as the port runs when there was none.</summary>
    public TimeSpan SinceReported => Since(_rtp.LastReported);

    /// <summary>How long nothing that was sent has arrived, as far as can be told: the network took none of it, or the far end, which did count before, reports
    /// that it hears nothing new.</summary>
    public TimeSpan SinceDelivered => Since(_rtp.LastDelivered);

    /// <summary>What RTP saw so far.</summary>
    public MediaStatistics Statistics
    {
        get
        {
            MediaStatistics all = _rtp.Statistics;
            return all with { EarlyPackets = Volatile.Read(ref _state) == Early ? all.PacketsReceived : Volatile.Read(ref _earlyPackets) };
        }
    }

    /// <summary>Why the recording ended early, or null.</summary>
    public string? RecordingFailure => Volatile.Read(ref _recorder)?.Failure;

    /// <summary>Hears the far end before it answered, and sends silence, which opens ways through NATs. After <see cref="Connect"/> it does nothing.</summary>
    public void Preview(AgreedMedia media)
    {
        if (Volatile.Read(ref _state) is Connected or Closed)
        {
            return;
        }

        Route(media);
        if (Interlocked.CompareExchange(ref _state, Early, Idle) == Idle)
        {
            _shard.Add(this);
        }
    }

    /// <summary>Begins to send and hear as agreed, or goes on in another way: hold, resume, moved address.</summary>
    public void Connect(AgreedMedia media)
    {
        Route(media);
        switch (Interlocked.CompareExchange(ref _state, Connected, Idle))
        {
            case Idle:
                _shard.Add(this);
                break;
            case Early:
                Interlocked.CompareExchange(ref _state, Connected, Early);
                break;
            default:
                break;
        }
    }

    /// <summary>Hands every frame to a listener from now on, those before the answer included (<see cref="CallerFrame.IsEarly"/>). Another one takes its place.</summary>
    public void Listen(IFrameListener listener) => _pump.Listen(listener);

    /// <summary>Waits for the next frame of the caller. One reader at a time, and no listener beside it; the reader has 2.5 s before frames are dropped.</summary>
    /// <param name="samples">Room for 160 samples of 8 kHz.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended, or the port was closed.</exception>
    public ValueTask<CallerFrame> ReadAsync(Memory<short> samples, CancellationToken cancellationToken = default) => _pump.ReadAsync(samples, cancellationToken);

    /// <summary>Plays 8 kHz sound after what is queued, and completes when its last sample was sent or cleared.</summary>
    public async Task PlayAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            int taken = Playout.Write(samples.Span);
            samples = samples[taken..];
            if (samples.IsEmpty)
            {
                break;
            }

            await _pump.WhenPlayedAsync(Playout.Played + PlayoutBuffer.Capacity / 2, cancellationToken);
        }

        await _pump.WhenPlayedAsync(Playout.Written, cancellationToken);
    }

    /// <summary>Completes when nothing is left to be sent.</summary>
    public Task DrainedAsync(CancellationToken cancellationToken = default) => _pump.WhenPlayedAsync(Playout.Written, cancellationToken);

    /// <summary>Presses keys, as RTP events (RFC 4733) or, where the far end has none, as tones; other sound is not sent meanwhile.</summary>
    /// <returns>False when one is no key, or more than 32 wait.</returns>
    public bool SendDtmf(string digits) => _rtp.SendDtmf(digits);

    /// <summary>The far end pressed a key, as signalling tells (SIP INFO). Comes out as <see cref="CallerFrame.Digit"/> unless the same press came as sound too.</summary>
    public void Press(char digit) => _rtp.Press(digit);

    /// <summary>Records both sides from the next frame on, into a stereo WAV of 8 kHz.</summary>
    /// <exception cref="IOException">The path cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Record(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        Record(() => file, _ => { });
    }

    /// <summary>The same into a stream.</summary>
    /// <param name="open">Opens it, seekable, on the thread that writes recordings: nobody who answers a call waits for a disk. It becomes the port's own.</param>
    /// <param name="notOpened">Hears that it could not be opened, before the port is disposed of: there is no recording.</param>
    public void Record(Func<Stream> open, Action<Exception> notOpened)
    {
        var recorder = new CallRecorder(open, notOpened, _recordings.Rings);
        _recordings.Add(recorder);
        Volatile.Write(ref _recorder, recorder);
    }

    /// <inheritdoc/>
    void IPaced.Tick(int frames) => Tick(frames);

    /// <inheritdoc/>
    void IPaced.Fault(Exception fault) => _pump.Close(fault);

    /// <summary>Records with a recorder that somebody else drains: in virtual time the writer's thread would not keep up.</summary>
    internal void Record(CallRecorder recorder) => Volatile.Write(ref _recorder, recorder);

    /// <summary>See <see cref="FramePump.MeasureBy"/>.</summary>
    internal void MeasureBy(CallMeter meter) => _pump.MeasureBy(meter);

    internal void Route(AgreedMedia media) => _rtp.Connect(MediaRoute.From(media));

    internal void Tick(int frames)
    {
        if (Volatile.Read(ref _state) == Early)
        {
            TickEarly(frames);
            return;
        }

        if (!_begun)
        {
            _begun = true;
            Volatile.Write(ref _earlyPackets, _rtp.Received);
        }

        CallRecorder? recorder = Volatile.Read(ref _recorder);
        char digit = _rtp.Drain(_tick);
        for (int i = frames - 1; i >= 0; i--)
        {
            FrameOrigin origin = _rtp.Pull(_caller, _tick, ref digit);
            _ring.Write(new CallerFrame(_frame, origin, digit), _caller);
            digit = '\0';
            ReadOnlySpan<short> sent = _silence;
            if (i > PacingThread.MostBehind)
            {
                _rtp.Skip();
            }
            else
            {
                PlayoutKind kind = Playout.Pull(_bot, _frame);
                sent = _rtp.Send(_bot, kind) ? _bot : _silence;
            }

            recorder?.Write(_caller, sent);
            Volatile.Write(ref _frame, _frame + 1);
            Volatile.Write(ref _tick, _tick + 1);
        }

        if (_ring.DroppedInARow >= _mostDropped && !_stalled && _pump.HasListener)
        {
            _stalled = true;
            _pump.Stall(_stallTimeout);
        }

        _pump.Signal();
    }

    private void TickEarly(int frames)
    {
        char digit = _rtp.Drain(_tick);
        for (int i = frames - 1; i >= 0; i--)
        {
            FrameOrigin origin = _rtp.Pull(_caller, _tick, ref digit);
            digit = '\0';
            if (_pump.HasListener)
            {
                _ring.Write(new CallerFrame(_tick, origin, digit) { IsEarly = true }, _caller);
            }

            if (i > 0)
            {
                _rtp.Skip();
            }
            else
            {
                _bot.AsSpan().Clear();
                _rtp.Send(_bot, PlayoutKind.Silence);
            }

            Volatile.Write(ref _tick, _tick + 1);
        }

        _pump.Signal();
    }

    private TimeSpan Since(long tick) => AudioFrame.Time(Math.Max(0, Volatile.Read(ref _tick) - tick));

    /// <summary>Stops sending and hearing, finishes the recording, and puts the port to rest. Waits for the disk 5 s at most.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _state, Closed) == Closed)
        {
            return;
        }

        await _shard.RemoveAsync(this);
        _rtp.Leave();
        _ports.Dispose();
        _pump.Close(new OperationCanceledException("The audio port is closed."));
        if (_recorder is { } recorder)
        {
            // The writer owns the file; a disk that hangs keeps the file, not the call.
            await Task.WhenAny(_recordings.FinishAsync(recorder), Task.Delay(TimeSpan.FromSeconds(5), _time));
        }
    }
}
