using CxBridge.Domain.Dialling.History;

namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>
/// The chances by age, computed now and then, so that a decision is one multiplication a bin.
/// <code>
/// ringing for a:  q = p [F(a+H) - F(a)] / S(a),  S(a) = p (1 - F(a)) + (1 - p) G(a)     F answer delay, G survival of the unanswered
/// talking for t:  r = [T(t+H) - T(t)] / (1 - T(t))                                      T talk
/// a new dial:     p F(H)
/// </code>
/// </summary>
internal sealed class OutlookTable(CallHistory history)
{
    private readonly double[] _answers = new double[CallHistory.RingBins];
    private readonly double[] _ends = new double[CallHistory.TalkBins];
    private TimeSpan? _computedAt;
    private double _answerRate;

    /// <summary>How far it looks ahead.</summary>
    public TimeSpan Horizon { get; private set; }

    /// <summary>Of a new dial to be answered within the horizon.</summary>
    public double Chance { get; private set; }

    /// <summary>Computes the chances anew when they are old.</summary>
    public void Refresh(TimeSpan now, double answerRate, PacingInput input)
    {
        bool rateMoved = Math.Abs(answerRate - _answerRate) > 0.02 * _answerRate;
        if (!rateMoved && _computedAt is { } before && now - before < TimeSpan.FromSeconds(PacingParameters.CurvesEvery))
        {
            return;
        }

        _computedAt = now;
        _answerRate = answerRate;
        history.AnswerDelay.Refresh();
        history.Unanswered.Refresh();
        history.Talk.Refresh(input.Talking.Counts);
        double horizon = Math.Min(PacingParameters.HorizonInDelays * history.AnswerDelay.Mean, PacingParameters.LongestHorizonOfRing * input.RingTimeout.TotalSeconds);
        horizon = Math.Max(horizon, PacingParameters.ShortestHorizon);
        Horizon = TimeSpan.FromSeconds(horizon);
        Chance = answerRate * history.AnswerDelay.Cdf(horizon);
        for (int i = 0; i < _answers.Length; i++)
        {
            double age = (i + 0.5) * CallHistory.RingBin;
            double answered = history.AnswerDelay.Cdf(age);
            double rings = (answerRate * (1 - answered)) + ((1 - answerRate) * (1 - history.Unanswered.Cdf(age)));
            _answers[i] = Share(answerRate * (history.AnswerDelay.Cdf(age + horizon) - answered), rings);
        }

        // Whoever answers within the horizon may wait for a seat that comes free a little later.
        double seatsHorizon = horizon + input.Hold.TotalSeconds;
        for (int i = 0; i < _ends.Length; i++)
        {
            double age = (i + 0.5) * CallHistory.TalkBin;
            double ended = history.Talk.Cdf(age);
            _ends[i] = Share(history.Talk.Cdf(age + seatsHorizon) - ended, 1 - ended);
        }
    }

    /// <summary>What the calls of this moment will bring.</summary>
    /// <param name="input">The calls.</param>
    /// <param name="freeSeats">Seats nobody talks in; below zero when more talk than there are seats.</param>
    public PipelineOutlook Of(PacingInput input, int freeSeats)
    {
        (double answers, double answersVariance) = Sum(input.Ringing.Counts, _answers);
        (double ends, double endsVariance) = Sum(input.Talking.Counts, _ends);
        return new(input.Waiting + answers, freeSeats + ends, answersVariance + endsVariance);
    }

    private static (double Mean, double Variance) Sum(ReadOnlySpan<int> counts, double[] chances)
    {
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = counts[i] * chances[i];
            mean += expected;
            variance += expected * (1 - chances[i]);
        }

        return (mean, variance);
    }

    private static double Share(double part, double whole) => whole > 1e-9 ? Math.Clamp(part / whole, 0, 1) : 0;
}
