using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Rtp.Jitter;

/// <summary>
/// Packets that wait for their time, undecoded: 64 of them, at most 1.28 s of 20 ms packets. When it is full the oldest is overwritten, since what
/// comes after a stall is more useful than what came before it. It has room for packets of 20 ms, and makes more once, for the first that is longer.
/// </summary>
internal sealed class PacketStore
{
    /// <summary>Largest payload taken: the largest of Opus, or 160 ms of G.711.</summary>
    public const int MostBytes = 1280;

    private const int Capacity = 64;
    private const int UsualBytes = 160;
    private readonly WaitingPacket[] _packets = new WaitingPacket[Capacity];
    private byte[] _bytes = new byte[Capacity * UsualBytes];
    private int _room = UsualBytes;
    private int _count;

    /// <summary>Packets that wait.</summary>
    public int Count => _count;

    /// <summary>Adds a packet, in its place by timestamp; one with a timestamp that is there already is not taken.</summary>
    public void Add(in WaitingPacket packet, ReadOnlySpan<byte> payload)
    {
        if (_count == Capacity)
        {
            RemoveFirst();
        }

        int at = _count;
        while (at > 0 && (int)(_packets[at - 1].Timestamp - packet.Timestamp) >= 0)
        {
            at--;
        }

        if (at < _count && _packets[at].Timestamp == packet.Timestamp && _packets[at].Samples == packet.Samples)
        {
            return;
        }

        if (payload.Length > _room)
        {
            MakeRoom();
        }

        int slot = FreeSlot();
        payload.CopyTo(_bytes.AsSpan(slot * _room));
        Array.Copy(_packets, at, _packets, at + 1, _count - at);
        _packets[at] = packet with { Slot = slot, Length = payload.Length };
        _count++;
    }

    /// <summary>The packet to be played next.</summary>
    public bool TryFirst(out WaitingPacket packet)
    {
        packet = _count > 0 ? _packets[0] : default;
        return _count > 0;
    }

    /// <summary>Its octets, until another is added.</summary>
    public ReadOnlySpan<byte> Payload(in WaitingPacket packet) => _bytes.AsSpan(packet.Slot * _room, packet.Length);

    /// <summary>Takes the first one out.</summary>
    public void RemoveFirst()
    {
        _count--;
        Array.Copy(_packets, 1, _packets, 0, _count);
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _count = 0;

    // Once a call at most, when a far end sends packets of more than 20 ms.
    private void MakeRoom()
    {
        var larger = new byte[Capacity * MostBytes];
        for (int slot = 0; slot < Capacity; slot++)
        {
            _bytes.AsSpan(slot * _room, _room).CopyTo(larger.AsSpan(slot * MostBytes));
        }

        (_bytes, _room) = (larger, MostBytes);
    }

    private int FreeSlot()
    {
        ulong taken = 0;
        for (int i = 0; i < _count; i++)
        {
            taken |= 1UL << _packets[i].Slot;
        }

        return System.Numerics.BitOperations.TrailingZeroCount(~taken);
    }
}
