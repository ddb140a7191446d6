using CxBridge.Domain.Dialling.History;

namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>
/// Holds the share of abandoned calls at its target.
/// <code>
/// 1 integrate  every answer moves the logarithm of the tolerance: up by gain x target, down by gain x (1 - target) when it was abandoned;
///              it settles where the share of abandoned calls is the target
/// 2 halve      above 5 % in 5 minutes half of the lines beyond the free seats are taken back, until the integral has caught up
/// 3 ceiling    an hour that comes close to its hard ceiling is finished with free seats only
/// </code>
/// </summary>
internal sealed class AbandonGovernor
{
    private double _logTolerance = Math.Log(PacingParameters.FirstTolerance);

    /// <summary>Tolerated shortfall as a share of the expected answers.</summary>
    public double Tolerance => Math.Exp(_logTolerance);

    /// <summary>Step 1.</summary>
    /// <param name="news">What happened since the last time.</param>
    /// <param name="recent">The last 5 minutes.</param>
    /// <param name="target">Share of answers that may be abandoned.</param>
    public void Learn(in CallTally news, in CallTally recent, double target)
    {
        double gain = PacingParameters.Gain * Math.Min(1, PacingParameters.GainSample / Math.Max(1, recent.Answered));
        double most = Math.Max(PacingParameters.MostToleranceInTargets * target, PacingParameters.LeastTolerance);
        _logTolerance = Math.Clamp(
            _logTolerance + (gain * ((target * news.Answered) - news.Abandoned)),
            Math.Log(PacingParameters.LeastTolerance),
            Math.Log(most));
    }

    /// <summary>Step 2.</summary>
    public static bool Halves(in CallTally fiveMinutes) =>
        fiveMinutes.Answered >= PacingParameters.HalvingSample && fiveMinutes.Abandoned > PacingParameters.HalvingShare * fiveMinutes.Answered;

    /// <summary>Step 3.</summary>
    public static bool IsAtCeiling(in CallTally hour, double target) =>
        hour.Answered >= PacingParameters.HourlySample && hour.Abandoned > PacingParameters.HourlyShare(target) * hour.Answered;
}
