using System.Globalization;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;

namespace CxBridge.Domain.Dialling.Explain;

/// <summary>Says in words what holds a whole campaign back: its life, its contacts, and the ticks of its partitions. Pure.</summary>
public static class CampaignHolds
{
    /// <summary>All holds: what stops everything first, then what held the last tick, then contacts that wait. Empty when nothing does.</summary>
    /// <param name="campaign">Where it is in its life, and its hours.</param>
    /// <param name="counts">Its contacts.</param>
    /// <param name="now">The time of day.</param>
    /// <param name="ticks">The holds of its partitions' last ticks; those with the same code are told once.</param>
    public static IReadOnlyList<Hold> Of(Campaign campaign, CampaignCounts counts, DateTimeOffset now, IEnumerable<Hold> ticks)
    {
        if (counts.Total == 0)
        {
            return [new(HoldCode.NoContacts, "the campaign has no contacts: import some")];
        }

        if (Life(campaign) is { } life)
        {
            return [life, .. Waiting(counts, now)];
        }

        if (counts.Waiting == 0)
        {
            return [new(HoldCode.AllFinished, counts.InFlight > 0 ? "every contact has been called; the last calls go on" : "every contact is done with", counts.InFlight)];
        }

        if ((Hours(campaign.Settings, counts, now) ?? Hours(campaign.Settings, counts, now + DialLaw.Ahead)) is { } closed)
        {
            return [closed, .. Waiting(counts, now)];
        }

        IEnumerable<Hold> due = counts.AnyDue(now)
            ? ticks.DistinctBy(h => h.Code)
            : [new(HoldCode.NobodyDue, "nobody is due: all that are left wait for their time", counts.Waiting, counts.NextDue)];
        return [.. due, .. Waiting(counts, now)];
    }

    /// <summary>What of a campaign's life keeps it from dialling; null while it runs.</summary>
    public static Hold? Life(Campaign campaign) => campaign.State switch
    {
        CampaignState.Running => null,
        CampaignState.Draft => new(HoldCode.NotRunning, "the campaign was not started yet"),
        CampaignState.Scheduled => new(HoldCode.NotRunning, $"the campaign starts by itself at {Text(campaign.StartsAt)}", Until: campaign.StartsAt),
        CampaignState.Paused => new(HoldCode.NotRunning, "the campaign is paused"),
        CampaignState.Draining => new(HoldCode.NotRunning, "the campaign is draining: live calls come to their end, no new ones begin"),
        CampaignState.Completed => new(HoldCode.NotRunning, "the campaign is completed"),
        CampaignState.Cancelled => new(HoldCode.NotRunning, "the campaign is cancelled"),
        _ => throw new ArgumentOutOfRangeException(nameof(campaign), campaign.State, "Not a state of a campaign."),
    };

    /// <summary>Whether the campaign's own hours keep it from dialling now; null when they do not.</summary>
    public static Hold? Hours(CampaignSettings settings, DateTimeOffset now)
    {
        if (settings.EndsAt <= now)
        {
            return new(HoldCode.CampaignHours, $"the campaign's end came at {Text(settings.EndsAt)}");
        }

        if (settings.Hours is not { } hours || hours.IsOpen(now))
        {
            return null;
        }

        DateTimeOffset? opens = hours.NextOpening(now);
        string until = opens is null ? "which never come: no window, or a zone that this machine does not know" : $"until {Text(opens)}";
        return new(HoldCode.CampaignHours, $"outside the campaign's dialling hours in {hours.Zone}, {until}", Until: opens);
    }

    private static Hold? Hours(CampaignSettings settings, CampaignCounts counts, DateTimeOffset now) =>
        Hours(settings, now) is { } hold ? hold with { Contacts = counts.Waiting } : null;

    private static string Text(DateTimeOffset? at) => at is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : "no time";

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
