using CxBridge.Domain.Dialling.History;

namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>
/// Predictive pacing before its brakes.
/// <code>
/// 1 cold start  too little is known: free seats only
/// 2 outlook     by age: which ringing calls will be answered, which conversations will end, within the horizon
/// 3 ceiling     no deeper pipeline than keeps all seats busy when every line rings until its time-out
/// 4 shortfall   the largest n whose expected shortfall is tolerated
/// 5 ramp        beyond the steady flow only a share of what is missing, else the answers come in waves
/// 6 reserve     seats that are not planned with
/// </code>
/// </summary>
internal sealed class PredictivePlan(CallHistory history)
{
    private readonly OutlookTable _outlook = new(history);
    private TimeSpan? _before;

    /// <summary>How many to dial, and what held it.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="settings">The campaign's choice.</param>
    /// <param name="input">The campaign at this moment.</param>
    /// <param name="floor">What progressive pacing would dial.</param>
    /// <param name="draft">The decision as far as it is known.</param>
    public PacingDecision Make(TimeSpan now, PacingSettings settings, PacingInput input, int floor, PacingDecision draft)
    {
        double tick = _before is { } before ? Math.Clamp((now - before).TotalSeconds, 0.1, 5 * PacingParameters.Tick) : PacingParameters.Tick;
        _before = now;

        // 1 cold start
        if (history.Ever.Talks < PacingParameters.ColdStartCalls || draft.AnswerRate <= 0)
        {
            return draft with { Dials = floor, Bound = PacingBound.ColdStart };
        }

        // 2 outlook
        _outlook.Refresh(now, draft.AnswerRate, input);
        PipelineOutlook outlook = _outlook.Of(input, draft.FreeSeats + draft.Waiting);

        // 3 ceiling
        double endsPerSecond = input.Seats / Math.Max(1, history.Talk.Mean);
        int ceiling = (int)Math.Ceiling((Math.Max(0, draft.FreeSeats) + (endsPerSecond * input.RingTimeout.TotalSeconds)) / draft.AnswerRate);
        int room = Math.Max(floor, ceiling - draft.Ringing);

        // 4 shortfall
        int dials = ExpectedShortfall.LargestWithin(outlook, _outlook.Chance, draft.Tolerance, room);
        PacingBound bound = dials < room ? PacingBound.Shortfall : PacingBound.PipelineCeiling;

        // 5 ramp
        double steady = endsPerSecond * tick / draft.AnswerRate;
        double share = 1 - Math.Pow(1 - PacingParameters.RampInTick, tick / PacingParameters.Tick);
        int ramped = (int)Math.Ceiling(steady + (share * (dials - steady)));
        if (dials > steady && ramped < dials)
        {
            dials = ramped;
            bound = PacingBound.Ramp;
        }

        // 6 reserve
        if (settings.ReserveSeats > 0)
        {
            floor = Math.Max(0, floor - settings.ReserveSeats);
            int planned = Math.Max(0, (int)((outlook.Seats - settings.ReserveSeats - outlook.Answers) / Math.Max(_outlook.Chance, 1e-6)));
            if (planned < dials)
            {
                dials = planned;
                bound = PacingBound.Reserve;
            }
        }

        return draft with
        {
            Dials = Math.Max(dials, floor),
            Bound = dials < floor ? PacingBound.FreeSeats : bound,
            Horizon = _outlook.Horizon,
            Outlook = outlook,
            Chance = _outlook.Chance,
            Ceiling = ceiling,
        };
    }
}
