namespace CxBridge.Domain.Screening;

/// <summary>Who answered.</summary>
/// <param name="Answer">The verdict.</param>
/// <param name="Cause">Why, with its numbers, such as <c>MAXWORDS-3-2</c>.</param>
/// <param name="DecidedAt">Since the answer, on the media clock.</param>
public sealed record ScreeningVerdict(AnsweredBy Answer, string Cause, TimeSpan DecidedAt)
{
    /// <summary>When the last sound before the verdict ended, since the answer; null when nobody spoke.</summary>
    public TimeSpan? GreetingEnd { get; init; }
}
