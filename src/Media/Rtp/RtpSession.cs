using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;
using CxBridge.Media.Rtp.Control;
using CxBridge.Media.Rtp.Quality;
using CxBridge.Media.Rtp.Srtp;

namespace CxBridge.Media.Rtp;

/// <summary>
/// RTP and RTCP of one call (RFC 3550, 3551, 4733): <see cref="SoundReceiver"/>, <see cref="SoundSender"/> and <see cref="ControlChannel"/> over one
/// pair of ports, and what was agreed last. All but <see cref="Connect"/>, <see cref="SendDtmf"/> and <see cref="Press"/> run on the pacing thread.
/// </summary>
internal sealed class RtpSession : IDisposable
{
    private readonly SourceLatch _latch;
    private readonly SoundReceiver _receiver;
    private readonly SoundSender _sender;
    private readonly ControlChannel _control;
    private readonly SessionFigures _figures;
    private long _lastReported;
    private long _lastDelivered;
    private long _reports;
    private SrtpSession? _srtp;
    private MediaRoute? _wanted;
    private MediaRoute? _route;

    public RtpSession(PortPair ports, LatchPolicy policy, TimeProvider time)
    {
        _latch = new SourceLatch(policy);
        _sender = new SoundSender(ports, _latch);
        _control = new ControlChannel(ports, _latch, time, _sender.Ssrc);
        _receiver = new SoundReceiver(ports, _latch, _control, time);
        _figures = new SessionFigures(_receiver, _sender, _control);
    }

    /// <summary>Frame of the media clock in which the last packet was accepted. Any thread.</summary>
    public long LastReceived => _receiver.LastReceived;

    /// <summary>Frame in which the last report was accepted. Any thread.</summary>
    public long LastReported => Volatile.Read(ref _lastReported);

    /// <summary>Frame until which nothing speaks against what was sent having arrived. Any thread.</summary>
    public long LastDelivered => Volatile.Read(ref _lastDelivered);

    /// <summary>Packets received.</summary>
    public long Received => _receiver.Statistics.Received;

    /// <summary>What RTP saw so far. Any thread; exact after the last tick.</summary>
    public MediaStatistics Statistics => _figures.Of(_route, _srtp);

    /// <summary>Sends to, and receives from, the far end as agreed; again when it changes. One thread at a time.</summary>
    public void Connect(MediaRoute route)
    {
        MediaRoute? before = Volatile.Read(ref _wanted);
        bool same = before is not null && before.Codec == route.Codec && before.Parameters == route.Parameters;
        Volatile.Write(ref _wanted, route with { Encoder = same ? before!.Encoder : SoundEncoder.For(route.Codec, route.Parameters) });
    }

    /// <summary>Queues digits to be sent. Any thread.</summary>
    public bool SendDtmf(ReadOnlySpan<char> digits) => _sender.Keys.TryQueue(digits);

    /// <summary>A key of the far end by SIP INFO. Any thread.</summary>
    public void Press(char digit) => _receiver.Keys.Signalled(digit);

    /// <summary>Takes what came.</summary>
    /// <param name="frame">Frame of the media clock that is pulled next.</param>
    /// <returns>A key pressed, or '\0'.</returns>
    public char Drain(long frame)
    {
        MediaRoute? wanted = Volatile.Read(ref _wanted);
        if (!ReferenceEquals(wanted, _route) && wanted is not null)
        {
            Switch(wanted);
        }

        char digit = _receiver.Drain(_route, _srtp, frame);
        if (_control.Heard != _reports)
        {
            _reports = _control.Heard;
            Volatile.Write(ref _lastReported, frame);
        }

        if (!_sender.IsStuck && !_control.Peer.IsDeaf)
        {
            Volatile.Write(ref _lastDelivered, frame);
        }

        return digit;
    }

    /// <summary>The next frame of the far end.</summary>
    public FrameOrigin Pull(Span<short> samples, long frame, ref char digit) => _receiver.Pull(_route, samples, frame, ref digit);

    /// <summary>Sends a frame; see <see cref="SoundSender.Send"/>.</summary>
    public bool Send(Span<short> samples, PlayoutKind kind)
    {
        bool sent = _sender.Send(_route, _srtp, samples, kind);
        if (_route is { } route && _control.IsDue)
        {
            Report(route, RtcpPhase.Running);
        }

        _sender.Advance(_route);
        return sent;
    }

    /// <summary>A frame whose time passed unused.</summary>
    public void Skip() => _sender.Skip(_route);

    /// <summary>Sends BYE, after the last tick.</summary>
    public void Leave()
    {
        if (_route is { } route)
        {
            Report(route, RtcpPhase.Leaving);
        }

        Dispose();
    }

    /// <summary>Frees keys and what native code holds.</summary>
    public void Dispose()
    {
        _srtp = SrtpSession.Renew(_srtp, null);
        Volatile.Read(ref _wanted)?.Encoder?.Dispose();
        _receiver.Dispose();
    }

    private void Switch(MediaRoute wanted)
    {
        if (_route is null || !_route.Remote.Equals(wanted.Remote))
        {
            _latch.Signalled(wanted.Remote);
        }

        if (!ReferenceEquals(_route?.Encoder, wanted.Encoder))
        {
            _route?.Encoder?.Dispose();
        }

        _srtp = SrtpSession.Renew(_srtp, wanted.Srtp);
        _receiver.Follow(wanted);
        _control.Peer.Follow();
        _route = wanted;
    }

    private void Report(MediaRoute route, RtcpPhase phase) => _control.Send(route, _srtp, _figures.Report(route, phase));
}
