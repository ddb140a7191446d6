using System.Globalization;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;

namespace CxBridge.Domain.Dialling.Explain;

/// <summary>
/// Says in words what holds one contact back, in the order in which the dialler would find out. Pure: each answer is that of the code that decides.
/// <code>
/// 1 the contact    done with, or in a call: nothing else matters then
/// 2 the campaign   its life, its hours
/// 3 its own time   callback, retry, schedule
/// 4 the rules      do-not-call lists, calling hours, attempts to the number
/// 5 the dialler    pacing, slots, carrier: what held the last tick
/// </code>
/// </summary>
public static class ContactHolds
{
    /// <summary>All holds; empty when the contact is dialled as soon as its turn comes.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="campaign">Its campaign.</param>
    /// <param name="verdict">What the rules say, of the time that it waits for when they forbid that, else of now; null when nobody was asked.</param>
    /// <param name="ticks">What held the last ticks of the dialler.</param>
    /// <param name="now">The time of day.</param>
    public static IReadOnlyList<Hold> Of(Contact contact, Campaign campaign, DialVerdict? verdict, IEnumerable<Hold> ticks, DateTimeOffset now)
    {
        // 1
        if (contact.State == ContactState.Leased)
        {
            return [new(HoldCode.ContactInCall, InCall(contact.Open))];
        }

        if (contact.State.IsTerminal())
        {
            return [new(HoldCode.ContactDone, Done(contact.State))];
        }

        // 2 to 4
        Hold?[] own =
        [
            CampaignHolds.Life(campaign),
            Hours(contact, campaign.Settings, now),
            Time(contact, now),
            verdict is { } said ? RuleHolds.Of(said) : null,
        ];

        // 5
        return [.. own.OfType<Hold>(), .. ticks.DistinctBy(h => h.Code)];
    }

    /// <summary>When the contact can be dialled at the earliest, as far as the holds say: null when one of them has no end that is known.</summary>
    public static DateTimeOffset? Earliest(IReadOnlyList<Hold> holds, DateTimeOffset now) =>
        holds.Any(h => h.Until is null) ? null : holds.Select(h => h.Until!.Value).Append(now).Max();

    // Hours that are open now may be closed at the time that it waits for, and the other way round.
    private static Hold? Hours(Contact contact, CampaignSettings settings, DateTimeOffset now) =>
        (contact.NextAt > now ? CampaignHolds.Hours(settings, contact.NextAt.Value) : null) ?? CampaignHolds.Hours(settings, now);

    private static Hold? Time(Contact contact, DateTimeOffset now)
    {
        if (contact.NextAt is not { } due || due <= now)
        {
            return null;
        }

        (HoldCode code, string waits) = contact.State switch
        {
            ContactState.CallbackScheduled => (HoldCode.WaitingForCallback, "wants to be called back"),
            ContactState.RetryScheduled => (HoldCode.WaitingForRetry, string.Create(CultureInfo.InvariantCulture, $"waits for a retry after {contact.Attempts} attempts, the next")),
            _ => (HoldCode.WaitingForSchedule, "waits for its time"),
        };
        return new(code, string.Create(CultureInfo.InvariantCulture, $"{waits} at {due.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"), Until: due);
    }

    private static string InCall(AttemptState? open) => open switch
    {
        AttemptState.Reserved => "is about to be dialled",
        AttemptState.Dialling => "is being dialled",
        AttemptState.Ringing => "is being called: it rings",
        AttemptState.AmdScreening => "has answered: person or machine?",
        _ => "is in conversation",
    };

    private static string Done(ContactState state) => state switch
    {
        ContactState.Completed => "was spoken with; requeue it to call again",
        ContactState.Exhausted => "was tried as often as the campaign allows; requeue it to try again",
        ContactState.Abandoned => "answered, and nobody was there to speak",
        ContactState.AmdMachine => "a machine answered",
        ContactState.Failed => "cannot be reached: refused, or no such number",
        ContactState.Cancelled => "was cancelled",
        ContactState.Suppressed => "must not be called",
        _ => "nobody knows what came of its last call: the host died; requeue it to call again",
    };
}
