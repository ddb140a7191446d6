using System.Net;
using System.Net.Sockets;
using CxBridge.Media.Rtp;
using CxBridge.TestKit;

namespace CxBridge.Tests.Unit.Media.Battery;

/// <summary>A port on a network in virtual time: what is sent goes to a path, what the path brings waits until its time has come.</summary>
internal sealed class VirtualPort(VirtualTime time, IPEndPoint local) : IPacketPort
{
    private readonly PriorityQueue<(byte[] Packet, double Arrival, SocketAddress Source), double> _waiting = new();
    private double _arrival;

    /// <summary>Takes what is sent; until it is set that is lost.</summary>
    public Action<byte[], SocketAddress>? Path { get; set; }

    public AddressFamily Family => AddressFamily.InterNetwork;

    /// <summary>A packet is on its way here.</summary>
    public void Bring(byte[] packet, SocketAddress source, TimeSpan after)
    {
        double arrival = (time.Elapsed + after).TotalMilliseconds;
        _waiting.Enqueue((packet, arrival, source), arrival);
    }

    public bool TryReceive(Span<byte> packet, SocketAddress source, out int length)
    {
        length = 0;
        if (!_waiting.TryPeek(out (byte[] Packet, double Arrival, SocketAddress Source) next, out double arrival) || arrival > time.Elapsed.TotalMilliseconds)
        {
            return false;
        }

        _waiting.Dequeue();
        _arrival = arrival;
        length = next.Packet.Length;
        next.Packet.CopyTo(packet);
        next.Source.Buffer.Span[..next.Source.Size].CopyTo(source.Buffer.Span);
        source.Size = next.Source.Size;
        return true;
    }

    public bool TryAge(TimeProvider clock, out double age)
    {
        age = time.Elapsed.TotalMilliseconds - _arrival;
        return true;
    }

    public void Send(ReadOnlySpan<byte> packet, SocketAddress target) => Path?.Invoke(packet.ToArray(), local.Serialize());

    public void Dispose() => _waiting.Clear();
}
