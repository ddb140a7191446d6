namespace CxBridge.Media;

/// <summary>
/// What the far end will hear next: a ring of 8 kHz samples with one writer and one reader (the pacing thread), without a lock.
/// Holds at most 8 s; what does not fit is not taken. Positions count samples since the port was opened.
/// </summary>
public sealed class PlayoutBuffer
{
    /// <summary>Most samples it holds.</summary>
    public const int Capacity = 1 << 16;

    // Made by the first sound: many calls are over before anything was said in them, and this is the largest part of one.
    private short[]? _ring;
    private long _written;
    private long _played;
    private long _clearTo;
    private long _mark = long.MaxValue;
    private long _markFrame = -1;
    private bool _paused;

    // Reader only.
    private bool _silent = true;
    private bool _faded;

    /// <summary>Everything before this position was sent, or cleared.</summary>
    public long Played => Volatile.Read(ref _played);

    /// <summary>Everything before this position was written.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Nothing is left to be sent.</summary>
    public bool IsEmpty => Math.Max(Volatile.Read(ref _played), Volatile.Read(ref _clearTo)) >= Volatile.Read(ref _written);

    /// <summary>Samples that <see cref="Write"/> would take now.</summary>
    public int Free => Capacity - (int)(_written - Volatile.Read(ref _played));

    /// <summary>Appends sound.</summary>
    /// <returns>How many samples were taken: all, or as many as there was room for.</returns>
    public int Write(ReadOnlySpan<short> samples)
    {
        int count = Math.Min(samples.Length, Free);
        short[] ring = _ring ??= new short[Capacity];
        int start = (int)(_written & (Capacity - 1));
        int first = Math.Min(count, Capacity - start);
        samples[..first].CopyTo(ring.AsSpan(start));
        samples[first..count].CopyTo(ring);
        Volatile.Write(ref _written, _written + count);
        return count;
    }

    /// <summary>Throws away all that was not sent; the sound fades within one frame.</summary>
    /// <returns>The position up to which sound had been sent.</returns>
    public long Clear()
    {
        long heard = Math.Max(Played, _clearTo);
        Volatile.Write(ref _clearTo, _written);
        Volatile.Write(ref _paused, false);
        return heard;
    }

    /// <summary>Sends silence from the next frame but one, keeping what is left.</summary>
    public void Pause() => Volatile.Write(ref _paused, true);

    /// <summary>Goes on where <see cref="Pause"/> stopped.</summary>
    public void Resume() => Volatile.Write(ref _paused, false);

    /// <summary>Notes the frame in which the sample at <paramref name="position"/> is sent; one mark at a time.</summary>
    public void SetMark(long position)
    {
        Volatile.Write(ref _markFrame, -1);
        Volatile.Write(ref _mark, position);
    }

    /// <summary>The frame in which the mark was sent, or -1.</summary>
    public long MarkFrame => Volatile.Read(ref _markFrame);

    /// <summary>Takes one frame to be sent as frame <paramref name="index"/>. Reader only.</summary>
    internal PlayoutKind Pull(Span<short> frame, long index)
    {
        long clearTo = Volatile.Read(ref _clearTo);
        bool cleared = _played < clearTo;
        bool stop = cleared || Volatile.Read(ref _paused);
        long end = cleared ? clearTo : Volatile.Read(ref _written);
        int count = stop && _faded ? 0 : (int)Math.Min(frame.Length, end - _played);
        if (stop && _silent)
        {
            // Nothing sounded: there is nothing to fade.
            count = 0;
        }

        Copy(frame, count);
        frame[count..].Clear();
        if (stop)
        {
            Fade(frame, down: true);
            _faded = true;
        }
        else if (_faded)
        {
            Fade(frame, down: false);
            _faded = false;
        }

        long from = _played;
        long played = cleared ? clearTo : from + count;
        if (count > 0 && from + count > Volatile.Read(ref _mark))
        {
            Volatile.Write(ref _mark, long.MaxValue);
            Volatile.Write(ref _markFrame, index);
        }

        Volatile.Write(ref _played, played);
        if (cleared)
        {
            // The new sound that may follow begins by itself, not out of a fade.
            _faded = false;
        }

        bool began = _silent && count > 0;
        _silent = count == 0 || cleared;
        return count == 0 ? PlayoutKind.Silence : began ? PlayoutKind.TalkspurtStart : PlayoutKind.Sound;
    }

    private static void Fade(Span<short> frame, bool down)
    {
        for (int i = 0; i < frame.Length; i++)
        {
            int gain = down ? frame.Length - 1 - i : i;
            frame[i] = (short)(frame[i] * gain / frame.Length);
        }
    }

    private void Copy(Span<short> frame, int count)
    {
        if (count == 0)
        {
            return;
        }

        int start = (int)(_played & (Capacity - 1));
        int first = Math.Min(count, Capacity - start);
        _ring.AsSpan(start, first).CopyTo(frame);
        _ring.AsSpan(0, count - first).CopyTo(frame[first..]);
    }
}
