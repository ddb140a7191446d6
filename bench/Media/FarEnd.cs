using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Pacing;
using CxBridge.Media.Rtp;

namespace CxBridge.Bench.Media;

/// <summary>One caller: says the same few seconds again and again, and counts what comes back. Reads the kernel's arrival times, so its own lateness is no gap.</summary>
internal sealed class FarEnd : IPaced, IDisposable
{
    private const double Gap = 40;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly SocketAddress _target;
    private readonly SocketAddress _source = new(AddressFamily.InterNetwork);
    private readonly byte[][] _talk;
    private readonly byte[] _packet = new byte[1500];
    private readonly byte _type;
    private readonly uint _ticks;
    private readonly uint _ssrc;
    private ushort _sequence;
    private uint _timestamp;
    private int _next;
    private double _last = double.NaN;
    private int _highest = -1;
    private double _until;
    private bool _began;

    public FarEnd(IPEndPoint host, AudioCodec codec, byte[][] talk, int index)
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Blocking = false;
        _socket.ReceiveBufferSize = 64 * 1024;
        _target = host.Serialize();
        _talk = talk;
        _type = Talk.PayloadType(codec);
        _ticks = codec == AudioCodec.Opus ? 960u : 160u;
        _ssrc = (uint)(1000 + index);

        // Callers do not all speak at once: a third of them do at any time.
        _next = index * 37 % talk.Length;
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public long Received { get; private set; }

    public long Lost { get; private set; }

    public long GapsOver40 { get; private set; }

    public double LongestGap { get; private set; }

    /// <summary>Counts for so many milliseconds.</summary>
    public void Measure(double window) => Volatile.Write(ref _until, TimeProvider.System.GetElapsedTime(0).TotalMilliseconds + window);

    public void Tick(int frames)
    {
        Receive();
        for (int i = 0; i < frames; i++)
        {
            // What was slept through is sent all the same, or the host would be blamed for it.
            byte[] payload = _talk[_next];
            new RtpHeader(_sequence == 0, _type, _sequence++, _timestamp, _ssrc).Write(_packet);
            payload.CopyTo(_packet.AsSpan(RtpHeader.Size));
            _socket.SendTo(_packet.AsSpan(0, RtpHeader.Size + payload.Length), SocketFlags.None, _target);
            _timestamp += _ticks;
            _next = (_next + 1) % _talk.Length;
        }
    }

    public void Fault(Exception fault) => Console.Error.WriteLine(fault.Message);

    public void Dispose() => _socket.Dispose();

    private void Receive()
    {
        while (_socket.Poll(0, SelectMode.SelectRead))
        {
            int length = _socket.ReceiveFrom(_packet, SocketFlags.None, _source);
            KernelClock.TryAge(_socket, TimeProvider.System, out double age);
            if (!RtpHeader.TryParse(_packet.AsSpan(0, length), out RtpHeader header, out _))
            {
                continue;
            }

            double at = TimeProvider.System.GetElapsedTime(0).TotalMilliseconds - age;
            if (at < Volatile.Read(ref _until))
            {
                Count(header.Sequence, _began ? at - _last : 0);
                _began = true;
            }

            _last = at;
            _highest = header.Sequence;
        }
    }

    private void Count(ushort sequence, double gap)
    {
        Received++;
        Lost += _highest < 0 ? 0 : Math.Max(0, (short)(sequence - (ushort)_highest) - 1);
        GapsOver40 += gap > Gap ? 1 : 0;
        LongestGap = Math.Max(LongestGap, gap);
    }
}
