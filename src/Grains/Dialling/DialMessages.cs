using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Dialling.History;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Grains.Interfaces.Dialling;

namespace CxBridge.Grains.Dialling;

/// <summary>Records of the domain as messages, and back.</summary>
internal static class DialMessages
{
    public static PartitionState Of(DialReport? report, IEnumerable<Hold> holds, CallTally recent)
    {
        PacingDecision? decision = report?.Decision;
        return new PartitionState
        {
            Holds = [.. holds.Select(Of)],
            At = report?.At,
            Mode = decision?.Mode,
            Bound = decision?.Bound,
            Dials = decision?.Dials ?? 0,
            Dialled = report?.Dialled ?? 0,
            Seats = decision?.Seats ?? 0,
            Talking = decision?.Talking ?? 0,
            Ringing = decision?.Ringing ?? 0,
            Tolerance = decision?.Tolerance ?? 0,
            Recent = Of(recent),
        };
    }

    public static DialHold Of(Hold hold) => new(hold.Code, hold.Text, hold.Contacts, hold.Until);

    public static Hold Of(DialHold hold) => new(hold.Code, hold.Text, hold.Contacts, hold.Until);

    public static RecentCalls Of(CallTally tally) => new(tally.Resolved, tally.Answered, tally.Abandoned, tally.Talks, tally.TalkTicks);

    public static CallTally Of(RecentCalls recent) => new(recent.Resolved, recent.Answered, recent.Abandoned, recent.Talks, recent.TalkTicks);
}
