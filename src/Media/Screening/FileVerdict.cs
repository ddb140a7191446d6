using CxBridge.Domain.Screening;

namespace CxBridge.Media.Screening;

/// <summary>What screening makes of a whole file.</summary>
/// <param name="First">The first verdict: what a call acts on at once.</param>
/// <param name="Last">The verdict as it stands in the end; the first, unless it was corrected.</param>
/// <param name="BeepAt">Where the first beep begins, also after the verdict; null without one.</param>
public sealed record FileVerdict(ScreeningVerdict First, ScreeningVerdict Last, TimeSpan? BeepAt)
{
    /// <summary>Voice up to the last verdict.</summary>
    public TimeSpan Voiced => Last.Voiced;

    /// <summary>Words up to the last verdict.</summary>
    public int Words => Last.Words;
}
