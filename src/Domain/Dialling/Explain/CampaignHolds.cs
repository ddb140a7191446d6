using System.Globalization;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;

namespace CxBridge.Domain.Dialling.Explain;

/// <summary>Says in words what holds a whole campaign back: its life, its contacts, and the ticks of its partitions. Pure.</summary>
public static class CampaignHolds
{
    /// <summary>All holds: what stops everything first, then what held the last tick, then contacts that wait. Empty when nothing does.</summary>
    /// <param name="state">Of the campaign.</param>
    /// <param name="counts">Its contacts.</param>
    /// <param name="now">The time of day.</param>
    /// <param name="ticks">The holds of its partitions' last ticks; those with the same code are told once.</param>
    public static IReadOnlyList<Hold> Of(CampaignState state, CampaignCounts counts, DateTimeOffset now, IEnumerable<Hold> ticks)
    {
        if (counts.Total == 0)
        {
            return [new(HoldCode.NoContacts, "the campaign has no contacts: import some")];
        }

        if (Life(state) is { } life)
        {
            return [new(HoldCode.NotRunning, life), .. Waiting(counts, now)];
        }

        if (counts.Waiting == 0)
        {
            return [new(HoldCode.AllFinished, counts.InFlight > 0 ? "every contact has been called; the last calls go on" : "every contact is done with", counts.InFlight)];
        }

        IEnumerable<Hold> due = counts.AnyDue(now)
            ? ticks.DistinctBy(h => h.Code)
            : [new(HoldCode.NobodyDue, "nobody is due: all that are left wait for their time", counts.Waiting, counts.NextDue)];
        return [.. due, .. Waiting(counts, now)];
    }

    private static string? Life(CampaignState state) => state switch
    {
        CampaignState.Running => null,
        CampaignState.Draft => "the campaign was not started yet",
        CampaignState.Paused => "the campaign is paused",
        CampaignState.Draining => "the campaign is draining: live calls come to their end, no new ones begin",
        CampaignState.Completed => "the campaign is completed",
        CampaignState.Cancelled => "the campaign is cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a campaign."),
    };

    private static IEnumerable<Hold> Waiting(CampaignCounts counts, DateTimeOffset now)
    {
        (HoldCode Code, ContactState State, string For)[] kinds =
        [
            (HoldCode.WaitingForCallback, ContactState.CallbackScheduled, "waiting for the callback they asked for"),
            (HoldCode.WaitingForSchedule, ContactState.Scheduled, "waiting for their time"),
            (HoldCode.WaitingForRetry, ContactState.RetryScheduled, "waiting for retry"),
        ];
        foreach ((HoldCode code, ContactState state, string waits) in kinds)
        {
            int contacts = counts.ByState.GetValueOrDefault(state);
            if (contacts > 0)
            {
                // The earliest of all that wait; which of the kinds it is the counts do not tell.
                string next = counts.NextDue > now ? string.Create(CultureInfo.InvariantCulture, $", the next of all at {counts.NextDue.Value.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : "";
                yield return new(code, string.Create(CultureInfo.InvariantCulture, $"{contacts} {waits}{next}"), contacts, counts.NextDue > now ? counts.NextDue : null);
            }
        }
    }
}
