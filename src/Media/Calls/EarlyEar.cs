using CxBridge.Media.Screening;

namespace CxBridge.Media.Calls;

/// <summary>Hears what comes before the answer: how much of it is sound, and whether it says that nobody will answer.</summary>
internal sealed class EarlyEar(EarlyScreening screening, ICallObserver observer) : IFrameListener, IAsyncDisposable
{
    // Mean amplitude, -46 dBFS: above the noise of a line, below the faintest ringback.
    private const int Faintest = 160;
    private long _frames;

    /// <summary>Sound so far. Any thread.</summary>
    public TimeSpan Heard => AudioFrame.Time(Interlocked.Read(ref _frames));

    /// <inheritdoc/>
    public void OnFrame(in CallerFrame frame, ReadOnlySpan<short> samples)
    {
        if (!frame.IsEarly)
        {
            return;
        }

        if (screening.Process(samples) is { } verdict)
        {
            observer.Screened(verdict);
        }

        int sum = 0;
        foreach (short sample in samples)
        {
            sum += Math.Abs((int)sample);
        }

        if (sum > Faintest * samples.Length)
        {
            Interlocked.Increment(ref _frames);
        }
    }

    /// <inheritdoc/>
    public void OnFault(Exception fault)
    {
        // The call is not answered yet; if it ever is, its own listener hears of the next fault.
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => screening.DisposeAsync();
}
