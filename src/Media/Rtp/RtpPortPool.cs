using System.Net;

namespace CxBridge.Media.Rtp;

/// <summary>
/// Hands out even ports of a range. A port that was used rests for a while, so that late packets of the last call are not heard in the next.
/// </summary>
internal sealed class RtpPortPool(IPAddress address, int first, int last, TimeSpan rest, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _resting = [];
    private int _next = first + (first & 1) + (2 * Random.Shared.Next(Math.Max(1, (last - first) / 2)));

    public int First => first;

    public int Last => last;

    /// <summary>Binds the next free pair.</summary>
    /// <returns>Null when every pair is taken or at rest.</returns>
    public PortPair? TryOpen()
    {
        lock (_lock)
        {
            int lowest = first + (first & 1);
            int pairs = (last - lowest + 1) / 2;
            for (int i = 0; i < pairs; i++)
            {
                int port = _next;
                _next = port + 3 > last ? lowest : port + 2;
                if (!Rests_NeedsLock(port) && PortPair.TryBind(this, address, port) is { } pair)
                {
                    return pair;
                }
            }

            return null;
        }
    }

    /// <summary>Puts a used port to rest.</summary>
    internal void Quarantine(int port)
    {
        lock (_lock)
        {
            _resting[port] = time.GetTimestamp();
        }
    }

    private bool Rests_NeedsLock(int port)
    {
        if (!_resting.TryGetValue(port, out long since))
        {
            return false;
        }

        if (time.GetElapsedTime(since) < rest)
        {
            return true;
        }

        _resting.Remove(port);
        return false;
    }
}
