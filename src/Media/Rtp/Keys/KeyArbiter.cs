using System.Collections.Concurrent;

namespace CxBridge.Media.Rtp.Keys;

/// <summary>
/// One event for one key, however many ways it comes in: RTP events, tones in the sound, SIP INFO. The same key by another way within a second of the
/// last one is that press again; by the same way it is another press.
/// </summary>
internal sealed class KeyArbiter
{
    private const int Window = 50;
    private const int MostWaiting = 32;
    private readonly ConcurrentQueue<char> _signalled = new();
    private readonly long[] _echoes = [long.MinValue, long.MinValue, long.MinValue];
    private char _last;
    private KeyWay _lastWay;
    private long _lastFrame = long.MinValue;

    /// <summary>A key by SIP INFO. Any thread; more than 32 that wait are dropped.</summary>
    public void Signalled(char key)
    {
        if (_signalled.Count < MostWaiting)
        {
            _signalled.Enqueue(key);
        }
    }

    /// <summary>The key by INFO that is next, if it is a press of its own. Pacing thread.</summary>
    public char NextSignalled(long frame) => _signalled.TryDequeue(out char key) ? Take(key, KeyWay.Signalling, frame) : '\0';

    /// <summary>A key came. Pacing thread.</summary>
    /// <returns>The key, or '\0' when it is the echo of one that came another way.</returns>
    public char Take(char key, KeyWay way, long frame)
    {
        if (key == '\0')
        {
            return key;
        }

        bool echo = key == _last && way != _lastWay && frame - _lastFrame < Window && _echoes[(int)way] != _lastFrame;
        if (echo)
        {
            // One echo a way: the second would be a press of which the first way lost sight.
            _echoes[(int)way] = _lastFrame;
            return '\0';
        }

        _last = key;
        _lastWay = way;
        _lastFrame = frame;
        return key;
    }
}
