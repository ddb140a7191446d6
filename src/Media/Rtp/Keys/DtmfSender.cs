using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace CxBridge.Media.Rtp.Keys;

/// <summary>
/// Sends telephone events (RFC 4733): a packet every 20 ms with the timestamp of the press and a growing duration; the last one, with the
/// end bit, three times. 100 ms a press, 60 ms between two. To a far end that has no telephone events the same keys go as tones (ITU-T Q.23).
/// Holds at most 32 digits; more are refused.
/// </summary>
internal sealed class DtmfSender
{
    private const string Digits = "0123456789*#ABCD";
    private const int PressFrames = 5;
    private const int EndPackets = 3;
    private const int PauseFrames = 3;
    private const int MostDigits = 32;
    private static readonly SearchValues<char> Known = SearchValues.Create(Digits);
    private const byte Volume = 10;
    private readonly ConcurrentQueue<char> _queue = new();
    private int _step = -1;
    private byte _event;
    private uint _start;

    /// <summary>Queues digits. Any thread.</summary>
    /// <returns>False when one is no DTMF digit, or there are too many.</returns>
    public bool TryQueue(ReadOnlySpan<char> digits)
    {
        if (digits.ContainsAnyExcept(Known) || _queue.Count + digits.Length > MostDigits)
        {
            return false;
        }

        foreach (char digit in digits)
        {
            _queue.Enqueue(digit);
        }

        return true;
    }

    /// <summary>Writes the payload to be sent in this frame instead of sound. Pacing thread only.</summary>
    /// <param name="now">RTP timestamp of this frame.</param>
    /// <param name="ticks">RTP ticks of a frame.</param>
    /// <param name="payload">At least 4 octets.</param>
    /// <param name="timestamp">Timestamp to send it with.</param>
    /// <param name="marker">Whether it begins a press.</param>
    /// <returns>False when no event is being sent.</returns>
    public bool TryNext(uint now, uint ticks, Span<byte> payload, out uint timestamp, out bool marker)
    {
        timestamp = 0;
        marker = false;
        if (_step < 0)
        {
            if (!_queue.TryDequeue(out char digit))
            {
                return false;
            }

            _step = 0;
            _event = (byte)Digits.IndexOf(digit);
            _start = now;
        }

        int step = _step++;
        if (step >= PressFrames + EndPackets - 1)
        {
            if (step >= PressFrames + EndPackets - 2 + PauseFrames)
            {
                _step = -1;
            }

            return false;
        }

        bool end = step >= PressFrames - 1;
        payload[0] = _event;
        payload[1] = (byte)((end ? 0x80 : 0) | Volume);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)(Math.Min(step + 1, PressFrames) * ticks));
        timestamp = _start;
        marker = step == 0;
        return true;
    }

    /// <summary>Writes the sound of the key that is being sent over a frame. Pacing thread only.</summary>
    /// <returns>False when no key is being sent.</returns>
    public bool TryTone(Span<short> samples)
    {
        if (_step < 0)
        {
            if (!_queue.TryDequeue(out char digit))
            {
                return false;
            }

            _step = 0;
            _event = (byte)Digits.IndexOf(digit);
        }

        int step = _step++;
        if (step < PressFrames)
        {
            DtmfTones.Write(Digits[_event], step * AudioFrame.Samples, samples);
        }
        else
        {
            samples.Clear();
            _step = step >= PressFrames + PauseFrames - 1 ? -1 : _step;
        }

        return true;
    }
}
