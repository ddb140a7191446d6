using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;

namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Makes a scenario of a campaign as it is: its contacts, its settings, its hours, and what its calls so far say of its callees. Pure.</summary>
public static class CampaignScenario
{
    /// <summary>The scenario.</summary>
    /// <param name="settings">Of the campaign, or of a variant.</param>
    /// <param name="due">Its waiting contacts.</param>
    /// <param name="held">What rules of calling hold of them.</param>
    /// <param name="people">Who answers how: answer rate, delays, talk. All else is replaced.</param>
    /// <param name="start">When it begins.</param>
    /// <param name="hours">How many hours at most.</param>
    public static Scenario Of(
        CampaignSettings settings, IReadOnlyList<DueContacts> due, IReadOnlyList<RuleCount> held, Scenario people, DateTimeOffset start, double hours) => people with
        {
            Seats = settings.ConcurrencyLimit,
            RingTimeout = settings.RingTimeout.TotalSeconds,
            Pacing = settings.Pacing,
            Hours = hours,
            Groups = Groups(due, held, start),
            Retry = new(settings.Retry.MaxAttempts, Delay(settings, AttemptOutcome.Busy), Delay(settings, AttemptOutcome.NoAnswer), Delay(settings, AttemptOutcome.Failed)),
            Open = Open(settings, start, hours),
        };

    /// <summary>Who answers how: from enough calls of the campaign, else by the standard figures of a scenario.</summary>
    public static Scenario People(CallFigures figures)
    {
        var standard = new Scenario();
        return standard with
        {
            AnswerRate = figures.AnswerRate ?? standard.AnswerRate,
            AnswerDelay = figures.AnswerDelay ?? standard.AnswerDelay,
            Talk = figures.Talk ?? standard.Talk,
            FastFail = figures.FastFail ?? standard.FastFail,
        };
    }

    private static double? Delay(CampaignSettings settings, AttemptOutcome outcome) =>
        settings.Retry.Delays.TryGetValue(outcome, out TimeSpan delay) ? delay.TotalSeconds : null;

    // Whom a rule holds is due when it lets go, or never. Which of those that are due now it holds, the counts do not say; it makes no difference here.
    private static List<ContactGroup> Groups(IReadOnlyList<DueContacts> due, IReadOnlyList<RuleCount> held, DateTimeOffset start)
    {
        var groups = new List<ContactGroup>();
        var waits = new Queue<(int Contacts, double? AtHour)>(held.Select(h => (h.Contacts, h.Until is { } until ? (double?)Math.Max(0, (until - start).TotalHours) : null)));
        foreach (DueContacts slice in due)
        {
            ContactTurn turn = Turn(slice.State);
            int free = slice.Contacts;
            while (free > 0 && waits.TryDequeue(out var rule))
            {
                int taken = Math.Min(free, rule.Contacts);
                free -= taken;
                if (rule.AtHour is { } hour)
                {
                    groups.Add(new(taken, turn, Math.Max(hour, slice.After.TotalHours), slice.Attempts));
                }

                if (taken < rule.Contacts)
                {
                    waits = new([(rule.Contacts - taken, rule.AtHour), .. waits]);
                }
            }

            if (free > 0)
            {
                groups.Add(new(free, turn, slice.After.TotalHours, slice.Attempts));
            }
        }

        return groups.Count > 0 ? groups : [new(0)];
    }

    private static ContactTurn Turn(ContactState state) => state switch
    {
        ContactState.CallbackScheduled => ContactTurn.Callback,
        ContactState.RetryScheduled => ContactTurn.Retry,
        _ => ContactTurn.Fresh,
    };

    private static List<OpenSpan> Open(CampaignSettings settings, DateTimeOffset start, double hours)
    {
        DateTimeOffset end = start.AddHours(hours);
        DateTimeOffset last = settings.EndsAt < end ? settings.EndsAt.Value : end;
        if (settings.Hours is not { } own)
        {
            return [new(0, (last - start).TotalHours)];
        }

        var spans = new List<OpenSpan>();
        DateTimeOffset at = start;
        while (own.NextOpening(at) is { } opens && opens < last)
        {
            DateTimeOffset closes = own.NextClosing(opens) is { } closing && closing < last ? closing : last;
            spans.Add(new((opens - start).TotalHours, (closes - start).TotalHours));
            at = closes;
        }

        // An empty list would mean all hours.
        return spans.Count > 0 ? spans : [new(0, 0)];
    }
}
