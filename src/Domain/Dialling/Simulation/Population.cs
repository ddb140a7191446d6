namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>The people of a scenario: what becomes of a dial.</summary>
internal sealed class Population(Scenario scenario, Chance chance)
{
    /// <summary>How a refusal of the carrier takes its time, in seconds.</summary>
    private const double RefusedAfter = 1;

    /// <summary>What becomes of a dial at a second.</summary>
    public DialFate Dial(double now)
    {
        if (IsOut(now))
        {
            return new(DialResult.Refused, RefusedAfter, 0);
        }

        if (chance.Next() < RateAt(now / 3600))
        {
            double delay = chance.Next(scenario.AnswerDelay);
            double talk = chance.Next(scenario.Talk);
            return delay <= scenario.RingTimeout ? new(DialResult.Answered, delay, talk) : new(DialResult.Unanswered, scenario.RingTimeout, 0);
        }

        bool early = chance.Next() < scenario.FastFail.Share;
        return new(DialResult.Unanswered, early ? Math.Min(scenario.FastFail.At, scenario.RingTimeout) : scenario.RingTimeout, 0);
    }

    /// <summary>Seats at a second.</summary>
    public int SeatsAt(double now)
    {
        int seats = scenario.Seats;
        foreach (SeatStep step in scenario.SeatsByHour)
        {
            if (step.AtHour * 3600 > now)
            {
                break;
            }

            seats = step.Seats;
        }

        return seats;
    }

    private bool IsOut(double now)
    {
        foreach (Outage outage in scenario.Outages)
        {
            if (Within(now, outage.AtHour, outage.Minutes))
            {
                return true;
            }
        }

        return false;
    }

    private double RateAt(double hour)
    {
        foreach (Burst burst in scenario.Bursts)
        {
            if (Within(hour * 3600, burst.AtHour, burst.Minutes))
            {
                return burst.AnswerRate;
            }
        }

        IReadOnlyList<RateStep> drift = scenario.AnswerRateByHour;
        if (drift.Count == 0)
        {
            return scenario.AnswerRate;
        }

        int next = 0;
        while (next < drift.Count && drift[next].AtHour <= hour)
        {
            next++;
        }

        if (next == 0 || next == drift.Count)
        {
            return drift[Math.Min(next, drift.Count - 1)].AnswerRate;
        }

        (RateStep from, RateStep to) = (drift[next - 1], drift[next]);
        return from.AnswerRate + ((to.AnswerRate - from.AnswerRate) * (hour - from.AtHour) / (to.AtHour - from.AtHour));
    }

    private static bool Within(double now, double atHour, double minutes) => now >= atHour * 3600 && now < (atHour * 3600) + (minutes * 60);
}
