namespace CxBridge.Media.Pacing;

/// <summary>
/// Frames on their way from the pacing thread to whoever listens: one writer, one reader, no lock. Holds 128 frames (2.5 s); when it is
/// full the newest is dropped, which the reader sees as a jump of the index.
/// </summary>
internal sealed class FrameRing
{
    /// <summary>Frames that may wait.</summary>
    public const int Capacity = 128;

    private readonly CallerFrame[] _frames = new CallerFrame[Capacity];
    private readonly short[] _samples = new short[Capacity * AudioFrame.Samples];
    private long _written;
    private long _read;

    /// <summary>Frames dropped in a row because nobody reads. Writer only.</summary>
    public int DroppedInARow { get; private set; }

    /// <summary>Whether a frame waits.</summary>
    public bool HasFrame => Volatile.Read(ref _written) > Volatile.Read(ref _read);

    /// <summary>Adds a frame. Writer only.</summary>
    public void Write(in CallerFrame frame, ReadOnlySpan<short> samples)
    {
        if (_written - Volatile.Read(ref _read) >= Capacity)
        {
            DroppedInARow++;
            return;
        }

        DroppedInARow = 0;
        int slot = (int)(_written % Capacity);
        _frames[slot] = frame;
        samples.CopyTo(_samples.AsSpan(slot * AudioFrame.Samples));
        Volatile.Write(ref _written, _written + 1);
    }

    /// <summary>Takes the oldest frame. Reader only.</summary>
    public bool TryRead(out CallerFrame frame, Span<short> samples)
    {
        if (!HasFrame)
        {
            frame = default;
            return false;
        }

        int slot = (int)(_read % Capacity);
        frame = _frames[slot];
        _samples.AsSpan(slot * AudioFrame.Samples, AudioFrame.Samples).CopyTo(samples);
        Volatile.Write(ref _read, _read + 1);
        return true;
    }
}
