using System.Net;
using System.Net.Sockets;
using CxBridge.Media.Rtp.Srtp;

namespace CxBridge.Media.Rtp.Control;

/// <summary>
/// RTCP of one call: a report every 5 s, and what the far end reports. Goes with RTP where that was agreed (RFC 5761), to the address of a=rtcp
/// (RFC 3605), else to the port after the one that sound goes to. Reports of other hosts than the sound's are ignored. Pacing thread only.
/// </summary>
internal sealed class ControlChannel(PortPair ports, SourceLatch latch, TimeProvider time, uint ssrc)
{
    private const int ReportEvery = 250;
    private const int LargestPacket = 1500;
    private const int MostPackets = 16;
    private readonly byte[] _send = new byte[RtcpReport.MaxSize + SrtpSender.Overhead];
    private readonly byte[] _receive = new byte[LargestPacket];
    private readonly SocketAddress _source = new(ports.Rtcp.Family);
    private SocketAddress? _target;
    private SocketAddress? _targetFor;

    // Calls that begin together must not report together.
    private int _untilReport = Random.Shared.Next(ReportEvery / 2, ReportEvery);

    /// <summary>What the far end reported.</summary>
    public PeerReport Peer { get; } = new();

    /// <summary>Packets that were not read: of strangers, not authentic, or broken.</summary>
    public long Ignored { get; private set; }

    /// <summary>Counts a tick; true when a report has to be sent in it.</summary>
    public bool IsDue => --_untilReport <= 0;

    /// <summary>Packets that were read.</summary>
    public long Heard { get; private set; }

    /// <summary>Takes a packet, wherever it came.</summary>
    public void Take(Span<byte> packet, SrtpSession? srtp, SocketAddress source)
    {
        int length = packet.Length;
        if (latch.IsHostHeard(source)
            && (srtp is null || srtp.Receiver.TryUnprotectControl(packet, out length))
            && RtcpReader.Read(packet[..length], ssrc, NtpTime.Middle(time.GetUtcNow()), Peer))
        {
            Heard++;
        }
        else
        {
            Ignored++;
        }
    }

    /// <summary>Reads what waits, and sends a report.</summary>
    public void Send(MediaRoute route, SrtpSession? srtp, in RtcpState state)
    {
        _untilReport = ReportEvery;
        try
        {
            Receive(srtp);
            DateTimeOffset now = time.GetUtcNow();
            uint middle = NtpTime.Middle(now);
            int length = RtcpReport.Write(_send, state with
            {
                Now = now,
                LastSenderReport = Peer.LastSenderReport,
                SinceSenderReport = Peer.SinceSenderReport(middle),
            });
            length = srtp?.Sender.ProtectControl(_send, length) ?? length;
            IPacketPort port = route.IsMultiplexed ? ports.Rtp : ports.Rtcp;
            port.Send(_send.AsSpan(0, length), route.IsMultiplexed ? latch.Current : route.Control ?? NextPort());
        }
        catch (SocketException)
        {
            // Reports are a courtesy; the next one comes in 5 s.
        }
    }

    private void Receive(SrtpSession? srtp)
    {
        for (int i = 0; i < MostPackets && ports.Rtcp.TryReceive(_receive, _source, out int length); i++)
        {
            Take(_receive.AsSpan(0, length), srtp, _source);
        }
    }

    private SocketAddress NextPort()
    {
        if (!ReferenceEquals(_targetFor, latch.Current) || _target is null)
        {
            _targetFor = latch.Current;
            _target = new SocketAddress(_targetFor.Family, _targetFor.Size);
            Span<byte> bytes = _target.Buffer.Span;
            _targetFor.Buffer.Span[.._targetFor.Size].CopyTo(bytes);
            int port = ((bytes[2] << 8) | bytes[3]) + 1;
            bytes[2] = (byte)(port >> 8);
            bytes[3] = (byte)port;
        }

        return _target;
    }
}
