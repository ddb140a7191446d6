namespace CxBridge.Media;

/// <summary>The unit of the media clock: 20 ms of 8 kHz mono, 160 samples.</summary>
public static class AudioFrame
{
    /// <summary>Samples a second on the wire.</summary>
    public const int SampleRate = 8000;

    /// <summary>Samples in a frame.</summary>
    public const int Samples = 160;

    /// <summary>Milliseconds in a frame.</summary>
    public const int Milliseconds = 20;

    /// <summary>Length of a frame.</summary>
    public static TimeSpan Duration { get; } = TimeSpan.FromMilliseconds(Milliseconds);

    /// <summary>The time of a frame on the media clock, from the first frame.</summary>
    public static TimeSpan Time(long index) => TimeSpan.FromMilliseconds(index * Milliseconds);

    /// <summary>How many whole frames a time holds, rounded up.</summary>
    public static int Count(TimeSpan time) => (int)Math.Ceiling(time.TotalMilliseconds / Milliseconds);
}
