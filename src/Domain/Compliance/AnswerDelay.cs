namespace CxBridge.Domain.Compliance;

/// <summary>
/// How long somebody who answered has waited for the first word, and how long that may be. The wait begins when their greeting is over
/// (47 CFR 64.1200(a)(7), 16 CFR 310.4(b)(4)): with the end of their first speech or, when they say nothing, with the answer. It ends with the first
/// sound that the bot, or the recorded message in its place, sends. Later than that the call counts as abandoned, whatever is said afterwards. Pure.
/// </summary>
public static class AnswerDelay
{
    /// <summary>The longest that is not an abandoned call.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The wait; null when nothing was ever sent.</summary>
    /// <param name="answered">2xx.</param>
    /// <param name="greetingEnded">The end of the callee's first speech; null when they said nothing before the bot did.</param>
    /// <param name="firstSound">The first sound to the callee; null when there was none.</param>
    public static TimeSpan? Measure(DateTimeOffset answered, DateTimeOffset? greetingEnded, DateTimeOffset? firstSound)
    {
        if (firstSound is not { } sound)
        {
            return null;
        }

        TimeSpan wait = sound - (greetingEnded ?? answered);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Whether a wait makes the call an abandoned one.</summary>
    public static bool IsAbandoned(TimeSpan? wait) => wait is null || wait > Longest;
}
