namespace CxBridge.Domain.Dialling.History;

/// <summary>Sums over calls, each counted when it happened.</summary>
/// <param name="Resolved">Dials that were answered, or that ended without an answer; what the carrier failed to carry does not count.</param>
/// <param name="Answered">Of these, answered.</param>
/// <param name="Abandoned">Answered calls for which no seat was free in time.</param>
/// <param name="Talks">Conversations that ended.</param>
/// <param name="TalkTicks">Time from answer to end of these.</param>
public readonly record struct CallTally(int Resolved, int Answered, int Abandoned, int Talks, long TalkTicks)
{
    /// <summary>Share of the dials that were answered; null without dials.</summary>
    public double? AnswerRate => Resolved > 0 ? (double)Answered / Resolved : null;

    /// <summary>Share of the answers that were abandoned; null without answers.</summary>
    public double? AbandonRate => Answered > 0 ? Math.Min(1, (double)Abandoned / Answered) : null;

    /// <summary>Average handle time: from answer to end; null without conversations.</summary>
    public TimeSpan? HandleTime => Talks > 0 ? TimeSpan.FromTicks(TalkTicks / Talks) : null;

    public static CallTally operator +(CallTally a, CallTally b) =>
        new(a.Resolved + b.Resolved, a.Answered + b.Answered, a.Abandoned + b.Abandoned, a.Talks + b.Talks, a.TalkTicks + b.TalkTicks);

    public static CallTally operator -(CallTally a, CallTally b) =>
        new(a.Resolved - b.Resolved, a.Answered - b.Answered, a.Abandoned - b.Abandoned, a.Talks - b.Talks, a.TalkTicks - b.TalkTicks);
}
