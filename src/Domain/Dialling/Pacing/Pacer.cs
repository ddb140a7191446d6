using CxBridge.Domain.Dialling.History;

namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>
/// Decides for one campaign how many attempts to begin now. Pure but for what it has learned; the caller serialises.
/// <code>
/// 1 learn      the tolerance, from what was answered and abandoned since the last decision
/// 2 wish       by mode; the free seats are the floor, since one line for each can make nobody wait in vain
/// 3 brakes     halving, the ceiling of the hour: they take from what goes beyond the floor
/// 4 limits     lines, contacts
/// </code>
/// </summary>
public sealed class Pacer
{
    private readonly CallHistory _history;
    private readonly AbandonGovernor _governor = new();
    private readonly PredictivePlan _plan;
    private CallTally _learned;

    /// <summary>Paces by a history, which the caller goes on feeding.</summary>
    public Pacer(CallHistory history)
    {
        _history = history;
        _plan = new PredictivePlan(history);
        _learned = history.Ever;
    }

    /// <summary>How many attempts to begin now.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="settings">The campaign's choice.</param>
    /// <param name="input">The campaign at this moment.</param>
    public PacingDecision Decide(TimeSpan now, PacingSettings settings, PacingInput input)
    {
        // 1 learn
        CallTally recent = _history.FiveMinutes(now);
        _governor.Learn(_history.Ever - _learned, recent, settings.TargetAbandon);
        _learned = _history.Ever;

        var draft = new PacingDecision
        {
            Mode = settings.Mode,
            Dials = 0,
            Bound = PacingBound.NoSeats,
            Seats = input.Seats,
            Talking = input.Talking.Total,
            Waiting = input.Waiting,
            Ringing = input.Ringing.Total,
            Lines = Math.Max(0, input.Lines),
            Due = Math.Max(0, input.Due),
            AnswerRate = _history.AnswerRate(now, PacingParameters.AnswerRateSample),
            Tolerance = _governor.Tolerance,
            Recent = recent,
        };
        if (input.Seats <= 0)
        {
            return draft;
        }

        // 2 wish
        int floor = Math.Max(0, draft.FreeSeats - draft.Ringing);
        PacingDecision wish = settings.Mode switch
        {
            PacingMode.Manual => ByHand(input.Asked, floor, draft),
            PacingMode.Progressive => draft with { Dials = floor, Bound = PacingBound.FreeSeats },
            PacingMode.Ratio => Brake(now, settings, floor, ByRatio(settings, draft)),
            PacingMode.Predictive => Brake(now, settings, floor, _plan.Make(now, settings, input, floor, draft)),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Mode, "Not a way to pace."),
        };
        return Limit(wish);
    }

    private static PacingDecision ByHand(int asked, int floor, PacingDecision draft) => asked <= floor
        ? draft with { Dials = asked, Bound = PacingBound.NothingAsked }
        : draft with { Dials = floor, Bound = PacingBound.FreeSeats };

    private static PacingDecision ByRatio(PacingSettings settings, PacingDecision draft)
    {
        int lines = (int)Math.Ceiling(settings.LinesPerSeat * Math.Max(0, draft.FreeSeats));
        return draft with { Dials = Math.Max(0, lines - draft.Ringing), Bound = PacingBound.Ratio };
    }

    // 3 brakes
    private PacingDecision Brake(TimeSpan now, PacingSettings settings, int floor, PacingDecision wish)
    {
        if (wish.Dials <= floor)
        {
            return wish;
        }

        if (AbandonGovernor.IsAtCeiling(_history.Hour(now), settings.TargetAbandon))
        {
            return wish with { Dials = floor, Bound = PacingBound.HourlyCeiling };
        }

        return AbandonGovernor.Halves(wish.Recent)
            ? wish with { Dials = floor + ((wish.Dials - floor) / 2), Bound = PacingBound.HalvedByAbandons }
            : wish;
    }

    // 4 limits
    private static PacingDecision Limit(PacingDecision wish)
    {
        int limit = Math.Min(wish.Lines, wish.Due);
        return wish.Dials <= limit ? wish : wish with { Dials = limit, Bound = wish.Due <= wish.Lines ? PacingBound.Contacts : PacingBound.Lines };
    }
}
