namespace CxBridge.Practice.Callees;

/// <summary>What the callee's end sends: one clip at a time over the noise of the line.</summary>
internal sealed class Mouth(LineNoise noise)
{
    private short[] _clip = [];
    private int _position;

    /// <summary>Whether a clip has not been played out yet.</summary>
    public bool IsSpeaking => _position < _clip.Length;

    /// <summary>How much of the present clip was played.</summary>
    public TimeSpan Spoken => Telephone.Duration(_position);

    /// <summary>Begins a clip in the next frame.</summary>
    public void Say(short[] clip)
    {
        _clip = clip;
        _position = 0;
    }

    /// <summary>The next frame.</summary>
    public void Render(Span<short> frame)
    {
        int count = Math.Min(frame.Length, _clip.Length - _position);
        _clip.AsSpan(_position, count).CopyTo(frame);
        frame[count..].Clear();
        _position += count;
        noise.AddTo(frame);
    }
}
