using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;

namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>What a campaign's calls so far say of its callees; each figure is null while too few calls stand behind it. Pure.</summary>
public sealed record CallFigures
{
    /// <summary>Fewer dials, or conversations, than this say too little.</summary>
    public const int Enough = 50;

    /// <summary>Dials whose end says something of callees: what the carrier failed to carry does not.</summary>
    public int Dials { get; private init; }

    /// <summary>Of these, answered.</summary>
    public int Answers { get; private init; }

    public double? AnswerRate { get; private init; }

    /// <summary>Seconds from dial to answer.</summary>
    public Spread? AnswerDelay { get; private init; }

    /// <summary>Seconds from answer to end.</summary>
    public Spread? Talk { get; private init; }

    /// <summary>Dials that ended early without an answer.</summary>
    public FastFail? FastFail { get; private init; }

    /// <summary>Reads them off.</summary>
    /// <param name="calls">Calls of one campaign, in any order; live ones do not count.</param>
    public static CallFigures Of(IEnumerable<CallSummary> calls)
    {
        var delays = new List<double>();
        var talks = new List<double>();
        var busy = new List<double>();
        int unanswered = 0;
        foreach (CallSummary call in calls.Where(c => c.EndedAt is not null))
        {
            if (call.AnsweredAt is { } answered)
            {
                delays.Add((answered - call.StartedAt).TotalSeconds);
                talks.Add((call.EndedAt!.Value - answered).TotalSeconds);
            }
            else if (call.Outcome is AttemptOutcome.Busy or AttemptOutcome.Rejected)
            {
                busy.Add((call.EndedAt!.Value - call.StartedAt).TotalSeconds);
            }
            else if (call.Outcome is AttemptOutcome.NoAnswer)
            {
                unanswered++;
            }
        }

        int dials = delays.Count + busy.Count + unanswered;
        int failed = busy.Count + unanswered;
        return new CallFigures
        {
            Dials = dials,
            Answers = delays.Count,
            AnswerRate = dials >= Enough ? (double)delays.Count / dials : null,
            AnswerDelay = SpreadOf(delays),
            Talk = SpreadOf(talks),
            FastFail = failed >= Enough ? new((double)busy.Count / failed, busy.Count > 0 ? busy.Average() : 0) : null,
        };
    }

    private static Spread? SpreadOf(List<double> seconds)
    {
        if (seconds.Count < Enough)
        {
            return null;
        }

        double mean = Math.Max(0.1, seconds.Average());
        double variance = seconds.Sum(s => (s - mean) * (s - mean)) / (seconds.Count - 1);
        return new(mean, Math.Sqrt(variance) / mean);
    }
}
