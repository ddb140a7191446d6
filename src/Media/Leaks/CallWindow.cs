namespace CxBridge.Media.Leaks;

/// <summary>The time in which a call is watched for a leak: since the heap was last as small as it has been in the call's life.</summary>
internal sealed class CallWindow(HeapMark from, int born)
{
    private HeapMark _from = from;

    /// <summary>Where it begins.</summary>
    public HeapMark From => _from;

    /// <summary>The look that saw the call first.</summary>
    public int Born => born;

    /// <summary>The smallest heap of the call's life, octets.</summary>
    public long Lowest { get; private set; } = from.Live;

    /// <summary>A full collection has ended.</summary>
    /// <param name="mark">What it left.</param>
    /// <param name="near">How far above the smallest heap is as good as at it. The smallest heap stays the measure, or a slow leak would never be above it.</param>
    public void Move(HeapMark mark, long near)
    {
        Lowest = Math.Min(Lowest, mark.Live);
        if (mark.Live <= Lowest + near)
        {
            _from = mark;
        }
    }

    /// <summary>What is there now is nobody's any more.</summary>
    public void Restart(HeapMark mark)
    {
        _from = mark;
        Lowest = mark.Live;
    }
}
