namespace CxBridge.Media.Screening;

/// <summary>A stretch of the same tone.</summary>
/// <param name="First">Frequency, hertz, the mean; the lower one of two.</param>
/// <param name="Second">The higher one of two, or 0.</param>
/// <param name="Start">Its beginning, since the first frame.</param>
/// <param name="Length">How long it has lasted.</param>
/// <param name="Level">The loudest of it, dBFS.</param>
internal readonly record struct ToneRun(double First, double Second, TimeSpan Start, TimeSpan Length, double Level)
{
    /// <summary>The highest frequency.</summary>
    public double Highest => Math.Max(First, Second);
}
