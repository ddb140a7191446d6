namespace CxBridge.Media.Calls;

/// <summary>Hears what comes before the answer: how much of it is sound. Ringback, announcements and people are alike to it.</summary>
internal sealed class EarlyEar : IFrameListener
{
    // Mean amplitude, -46 dBFS: above the noise of a line, below the faintest ringback.
    private const int Faintest = 160;
    private long _frames;

    /// <summary>Sound so far. Any thread.</summary>
    public TimeSpan Heard => AudioFrame.Time(Interlocked.Read(ref _frames));

    /// <inheritdoc/>
    public void OnFrame(in CallerFrame frame, ReadOnlySpan<short> samples)
    {
        int sum = 0;
        foreach (short sample in samples)
        {
            sum += Math.Abs((int)sample);
        }

        if (frame.IsEarly && sum > Faintest * samples.Length)
        {
            Interlocked.Increment(ref _frames);
        }
    }

    /// <inheritdoc/>
    public void OnFault(Exception fault)
    {
        // The call is not answered yet; if it ever is, its own listener hears of the next fault.
    }
}
