namespace CxBridge.Media.Rtp.Jitter;

/// <summary>Decoded samples on their way out, with the last 15 ms of those that went before them. Pacing thread only.</summary>
internal sealed class SoundLine
{
    /// <summary>Samples kept of what was taken.</summary>
    public const int Past = 120;

    private readonly short[] _samples = new short[4096];
    private int _start = Past;
    private int _end = Past;

    /// <summary>Samples that wait.</summary>
    public int Count => _end - _start;

    /// <summary>What waits.</summary>
    public Span<short> Waiting => _samples.AsSpan(_start, Count);

    /// <summary>What waits, with <see cref="Past"/> samples before it.</summary>
    public Span<short> WithPast => _samples.AsSpan(_start - Past, Count + Past);

    /// <summary>Makes room at the end, to be written at once.</summary>
    public Span<short> Append(int count)
    {
        if (_end + count > _samples.Length)
        {
            int keep = _end - _start + Past;
            Array.Copy(_samples, _start - Past, _samples, 0, keep);
            _start = Past;
            _end = keep;
        }

        _end += count;
        return _samples.AsSpan(_end - count, count);
    }

    /// <summary>Takes the next samples.</summary>
    public void Take(Span<short> samples)
    {
        Waiting[..samples.Length].CopyTo(samples);
        _start += samples.Length;
    }

    /// <summary>Takes samples out at a place.</summary>
    public void Cut(int at, int count)
    {
        Waiting[(at + count)..].CopyTo(Waiting[at..]);
        _end -= count;
    }

    /// <summary>Makes room at the front, to be written at once.</summary>
    public Span<short> Prepend(int count)
    {
        Append(count);
        Waiting[..^count].CopyTo(Waiting[count..]);
        return Waiting[..count];
    }

    /// <summary>Gives back samples appended last.</summary>
    public void Shorten(int count) => _end -= count;
}
