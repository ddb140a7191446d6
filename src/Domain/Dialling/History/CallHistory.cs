namespace CxBridge.Domain.Dialling.History;

/// <summary>
/// What a campaign has learned from its calls: rolling sums, and the curves of answer delay, unanswered ringing and talk. An answer is told when
/// it happens and not when the conversation is over, else every rise of dialling would look like a fall of the answer rate.
/// Pure; the caller serialises.
/// </summary>
public sealed class CallHistory
{
    /// <summary>Seconds of a bin of ringing ...</summary>
    public const double RingBin = 0.5;

    /// <summary>... up to 3 min 20 s.</summary>
    public const int RingBins = 400;

    /// <summary>Seconds of a bin of talk ...</summary>
    public const double TalkBin = 2;

    /// <summary>... up to 2 hours.</summary>
    public const int TalkBins = 3_600;

    private readonly RollingTally _fiveMinutes = new(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1));
    private readonly RollingTally _hour = new(TimeSpan.FromHours(1), TimeSpan.FromSeconds(10));

    /// <summary>From INVITE to answer, of answered calls.</summary>
    public DelayCurve AnswerDelay { get; } = new(RingBin, RingBins);

    /// <summary>From INVITE to the end, of calls that nobody answered.</summary>
    public DelayCurve Unanswered { get; } = new(RingBin, RingBins);

    /// <summary>From answer to end.</summary>
    public DelayCurve Talk { get; } = new(TalkBin, TalkBins);

    /// <summary>Since the beginning.</summary>
    public CallTally Ever { get; private set; }

    /// <summary>A call was answered.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="rang">Since its INVITE.</param>
    public void Answered(TimeSpan now, TimeSpan rang)
    {
        Count(now, new CallTally(1, 1, 0, 0, 0));
        AnswerDelay.Add(rang.TotalSeconds);
    }

    /// <summary>A call ended without an answer: busy, no answer, rejected. Failures of the carrier are not told; they say nothing of callees.</summary>
    public void Unreached(TimeSpan now, TimeSpan rang)
    {
        Count(now, new CallTally(1, 0, 0, 0, 0));
        Unanswered.Add(rang.TotalSeconds);
    }

    /// <summary>No seat was free in time for a call that was answered.</summary>
    public void Abandoned(TimeSpan now) => Count(now, new CallTally(0, 0, 1, 0, 0));

    /// <summary>A conversation is over.</summary>
    public void Talked(TimeSpan now, TimeSpan talked)
    {
        Count(now, new CallTally(0, 0, 0, 1, talked.Ticks));
        Talk.Add(talked.TotalSeconds);
    }

    /// <summary>Over the last 5 minutes, exact to a second.</summary>
    public CallTally FiveMinutes(TimeSpan now) => _fiveMinutes.Sum(now);

    /// <summary>Over the last hour, exact to 10 s.</summary>
    public CallTally Hour(TimeSpan now) => _hour.Sum(now);

    /// <summary>Share of dials that are answered: over the last 5 minutes when they hold enough, else over the last hour, else ever.</summary>
    public double AnswerRate(TimeSpan now, int enough)
    {
        CallTally tally = FiveMinutes(now);
        if (tally.Resolved < enough)
        {
            tally = Hour(now);
        }

        return (tally.Resolved < enough ? Ever : tally).AnswerRate ?? 0;
    }

    private void Count(TimeSpan now, in CallTally calls)
    {
        Ever += calls;
        _fiveMinutes.Add(now, calls);
        _hour.Add(now, calls);
    }
}
