namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>The one set of parameters of predictive pacing, for campaigns of any size; found by rehearsal (docs/pacing.md).</summary>
internal static class PacingParameters
{
    /// <summary>So many conversations must be over before more lines than free seats are dialled.</summary>
    public const int ColdStartCalls = 20;

    /// <summary>The plan looks so many mean answer delays ahead for answers, and the patience of the answered further for seats: for delays of 10 s
    /// and 2 s of patience 1.3 times the mean delay.</summary>
    public const double HorizonInDelays = 1.1;

    /// <summary>The plan's horizon is at least so many seconds ...</summary>
    public const double ShortestHorizon = 4;

    /// <summary>... and at most this share of the ring time-out.</summary>
    public const double LongestHorizonOfRing = 0.8;

    /// <summary>Of what is missing beyond the steady flow, this share is dialled in one tick: all of it at once would come back as a wave.</summary>
    public const double RampInTick = 0.35;

    /// <summary>The tick for which <see cref="RampInTick"/> was found, in seconds.</summary>
    public const double Tick = 2;

    /// <summary>Tolerated expected shortfall as a share of the expected answers at the start.</summary>
    public const double FirstTolerance = 0.005;

    /// <summary>The least that is ever tolerated.</summary>
    public const double LeastTolerance = 0.001;

    /// <summary>The most, in multiples of the target: with many seats a shortfall lasts for less than the patience of the answered.</summary>
    public const double MostToleranceInTargets = 2;

    /// <summary>How strongly one answer moves the logarithm of the tolerance ...</summary>
    public const double Gain = 0.5;

    /// <summary>... when there are up to so many answers in 5 minutes; with more of them each counts for less, since all come before the first of them
    /// can have an effect.</summary>
    public const double GainSample = 40;

    /// <summary>Share of abandoned calls within 5 minutes above which the lines beyond free seats are halved.</summary>
    public const double HalvingShare = 0.05;

    /// <summary>Answers within 5 minutes that it takes for that share to mean anything.</summary>
    public const int HalvingSample = 50;

    /// <summary>Answers within an hour that it takes for its share to mean anything.</summary>
    public const int HourlySample = 20;

    /// <summary>The answer rate is taken from the last 5 minutes once so many dials of them are resolved, else from longer back.</summary>
    public const int AnswerRateSample = 400;

    /// <summary>The chances by age are computed anew after so many seconds, or when the answer rate has moved by a fiftieth.</summary>
    public const double CurvesEvery = 15;

    /// <summary>Share of abandoned calls within an hour from which only free seats are dialled: twice the target. For targets up to 2 % it is at most
    /// 2.5 %, because calls that ring by then may be abandoned as well, and no hour shall exceed 3 %.</summary>
    public static double HourlyShare(double target) => target <= 0.02 ? Math.Min(2 * target, 0.025) : 2 * target;
}
