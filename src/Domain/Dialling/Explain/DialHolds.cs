using System.Globalization;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Fleet;

namespace CxBridge.Domain.Dialling.Explain;

/// <summary>Says in words what held a tick back, from the very numbers that it was decided by. Pure.</summary>
public static class DialHolds
{
    /// <summary>A dialler that has said nothing for so long is not well: five ticks.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>The holds of the last tick; the one that cut deepest, which is the last of its steps that cut, comes first.</summary>
    /// <param name="report">The last tick; null when there was none.</param>
    /// <param name="ago">How long ago that tick began, by the monotonic clock: the time of day may have been set since.</param>
    public static IReadOnlyList<Hold> Of(DialReport? report, TimeSpan ago)
    {
        if (report is null || ago > Silence)
        {
            string since = report is null ? "has not begun to work" : Text($"has said nothing for {ago.TotalSeconds:0} s");
            return [new(HoldCode.DiallerSilent, $"the dialler {since}; the watchdog wakes it within a minute")];
        }

        return report.Step switch
        {
            DialStep.Failed => [new(HoldCode.TickFailed, "the database or the fleet cannot be reached; the dialler tries again every 2 s")],
            DialStep.LeaseElsewhere => [new(HoldCode.LeaseElsewhere, "another process still holds the lease of these contacts, for at most 10 s")],
            DialStep.CannotSpeak => [new(HoldCode.CannotSpeak, "the host lacks what it needs to hear or speak this bot; its log says what"), .. Cuts(report).Reverse()],
            // What all partitions share is told once, by the campaign.
            DialStep.NobodyDue or DialStep.OutsideHours => [],
            _ => [.. Cuts(report).Reverse()],
        };
    }

    private static IEnumerable<Hold> Cuts(DialReport report)
    {
        if (report.Withdrawn > 0)
        {
            yield return new(
                HoldCode.Withdrawn,
                Text($"{report.Withdrawn} calls were promised to the carriers and found no permit, no number to show, or no process for their sound; their contacts wait as before, without an attempt counted, and are called in their turn"),
                report.Withdrawn);
        }

        if (report.Decision is { } decision && Paced(decision) is { } paced)
        {
            yield return paced;
        }

        if (report.SeatsOfFleet is { } seats)
        {
            yield return new(HoldCode.NoFreeSlot, Text($"the fleet has slots for {seats} conversations of this campaign; lines are dialled for these"));
        }

        if (report.Share < report.Wanted)
        {
            yield return report.Share >= report.FreeSlots || report.FreeSlots == 0
                ? new(HoldCode.NoFreeSlot, report.FreeSlots == 0 ? "no free slot: all have a call" : Text($"only {report.FreeSlots} free slots for {report.Wanted} calls"))
                : new(HoldCode.FairShare, Text($"{report.Share} of {report.FreeSlots} free slots are this campaign's share; the others are wanted, too"));
        }
        else if (report.Slots < report.Share)
        {
            yield return new(HoldCode.NoFreeSlot, Text($"only {report.Slots} of {report.Share} {(report.Places == PlaceKind.Line ? "lines" : "slots")} could be reserved"));
        }

        if (report.CallerIds < report.Slots)
        {
            yield return new(HoldCode.CallerIds, report.CallerIds > 0
                ? Text($"the pool of caller ids has numbers for only {report.CallerIds} more calls")
                : $"no number to show: {CallerIdShortages.InWords(report.CallerIdShortage)}");
        }

        if (report.Permits < Math.Min(report.Slots, report.CallerIds ?? int.MaxValue))
        {
            yield return Carrier(report);
        }
    }

    private static Hold Carrier(DialReport report)
    {
        if (report.CarrierHeldUntil is { } until)
        {
            string why = report.CarrierHoldCause == TrunkHoldCause.Asked ? "asked for a pause (Retry-After)" : "failed several times in a row";
            return new(HoldCode.CarrierHeld, Text($"the carrier {why} and is left alone until {until.UtcDateTime:HH:mm:ss} UTC"), Until: until);
        }

        if (report.CarrierRefusal is PermitRefusal.Held)
        {
            return new(HoldCode.CarrierHeld, "the carrier was left alone for a while and is now tried with one call; if that is carried the others follow");
        }

        if (report.CarrierRefusal is PermitRefusal.Paused)
        {
            return new(HoldCode.CarrierPaused, "the carrier is paused: set it to active in the settings");
        }

        if (report.CarrierRefusal is PermitRefusal.Unknown)
        {
            return new(HoldCode.CarrierMissing, "the carrier does not exist, or has no trunk");
        }

        if (report.FreeChannels < report.Slots)
        {
            return new(HoldCode.CarrierChannels, report.FreeChannels > 0
                ? Text($"only {report.FreeChannels} channels of the carrier are free")
                : "all channels of the carrier that are for outbound calls have a call");
        }

        if (report.CarrierSlowedUntil is { } slowed)
        {
            return new(
                HoldCode.CarrierSlowed,
                Text($"the carrier had too much (503 or 429) and is slowed down to {report.CallsPerSecond:0.##} of {report.FullCallsPerSecond:0.##} CPS; if it has not again, all are back at {slowed.UtcDateTime:HH:mm:ss} UTC"),
                Until: slowed);
        }

        return new(HoldCode.CarrierCps, Text($"carrier at {report.CallsPerSecond:0.##} of {report.CallsPerSecond:0.##} CPS"));
    }

    private static Hold? Paced(PacingDecision d) => d.Bound switch
    {
        PacingBound.NothingAsked when d.Dials > 0 => null,
        PacingBound.NothingAsked => new(HoldCode.NothingAsked, "manual pacing: nobody has asked for more calls"),
        PacingBound.NoSeats => new(HoldCode.SeatsTaken, "the campaign has no seats"),
        PacingBound.FreeSeats => new(HoldCode.SeatsTaken, Text($"{d.Talking} conversations and {d.Ringing} ringing calls for {d.Seats} seats: one line for each free seat")),
        PacingBound.Ratio => new(HoldCode.Pacing, Text($"ratio pacing: {d.Ringing} calls ring for {Math.Max(0, d.FreeSeats)} free seats")),
        PacingBound.ColdStart => new(HoldCode.Pacing, Text($"too little is known of this campaign yet: one line for each of {Math.Max(0, d.FreeSeats)} free seats until 20 conversations are over")),
        PacingBound.Shortfall => new(HoldCode.Pacing, Text($"{d.Outlook.Answers:0.0} answers and {d.Outlook.Seats:0.0} free seats are expected within {d.Horizon.TotalSeconds:0} s: one line more, and more than {d.Tolerance:0.0 %} of the answers would lack a seat")),
        PacingBound.Ramp => new(HoldCode.Pacing, Text($"{d.Outlook.Seats - d.Outlook.Answers:0.0} seats will want an answer within {d.Horizon.TotalSeconds:0} s; they are dialled for over some ticks, so that not all answer at once")),
        PacingBound.Reserve => new(HoldCode.Pacing, "one line more, and the reserve of seats would be planned away"),
        PacingBound.PipelineCeiling => new(HoldCode.Pacing, Text($"{d.Ringing} of at most {d.Ceiling} calls ring")),
        PacingBound.HalvedByAbandons => new(HoldCode.AbandonBrake, Text($"{d.Recent.AbandonRate ?? 0:0.0 %} of the answers of 5 minutes found no seat: lines beyond the free seats are halved")),
        PacingBound.HourlyCeiling => new(HoldCode.AbandonBrake, "the hour comes close to its limit of answers without a seat: one line for each free seat"),
        // Contacts are told of by their counts; lines come again as slots.
        PacingBound.Lines or PacingBound.Contacts => null,
        _ => throw new ArgumentOutOfRangeException(nameof(d), d.Bound, "Not a bound of pacing."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
