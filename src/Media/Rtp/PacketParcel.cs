namespace CxBridge.Media.Rtp;

/// <summary>
/// Frames of 20 ms on their way into packets of another length, for codecs whose octets are ticks of the RTP clock (G.711, G.722). What is left when the stream
/// breaks off, less than a packet, is dropped. Pacing thread only, allocates nothing.
/// </summary>
internal sealed class PacketParcel
{
    /// <summary>Octets of the longest packet.</summary>
    public const int MostOctets = MostMilliseconds * OctetsPerMillisecond;

    private const int MostMilliseconds = 60;
    private const int LeastMilliseconds = 10;
    private const int OctetsPerMillisecond = 8;
    private readonly byte[] _octets = new byte[MostOctets + AudioFrame.Samples];
    private uint _timestamp;
    private int _count;
    private bool _marker;

    /// <summary>Octets of a packet of the time that a far end asks for: whole tens of milliseconds from 10 to 60, never more than it asked for except to reach 10;
    /// 0 when that is a frame's.</summary>
    public static int OctetsFor(TimeSpan packetTime)
    {
        int milliseconds = Math.Clamp((int)packetTime.TotalMilliseconds / 10 * 10, LeastMilliseconds, MostMilliseconds);
        return milliseconds == AudioFrame.Milliseconds ? 0 : milliseconds * OctetsPerMillisecond;
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds a frame.</summary>
    public void Add(ReadOnlySpan<byte> frame, uint timestamp, bool marker)
    {
        if (_count > 0 && timestamp != _timestamp + (uint)_count)
        {
            // A frame's time passed unused: what came before it does not belong to this.
            _count = 0;
        }

        if (_count == 0)
        {
            _timestamp = timestamp;
            _marker = marker;
        }

        frame.CopyTo(_octets.AsSpan(_count));
        _count += frame.Length;
    }

    /// <summary>Takes a packet's payload, if there is enough for it.</summary>
    public bool TryTake(int octets, Span<byte> payload, out uint timestamp, out bool marker)
    {
        (timestamp, marker) = (_timestamp, _marker);
        if (_count < octets)
        {
            return false;
        }

        _octets.AsSpan(0, octets).CopyTo(payload);
        _octets.AsSpan(octets, _count - octets).CopyTo(_octets);
        _count -= octets;
        _timestamp += (uint)octets;
        _marker = false;
        return true;
    }
}
