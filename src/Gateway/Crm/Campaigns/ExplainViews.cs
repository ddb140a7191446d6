using CxBridge.Domain.Compliance;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Dialling.History;
using CxBridge.Gateway.Problems;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>From the grain's explanation to the one of the interface: shares in per cent, enums as codes.</summary>
internal static class ExplainViews
{
    public static ExplainView Of(CampaignExplanation explanation, IReadOnlyList<RuleCount> held, DateTimeOffset now) => new(
        explanation.State,
        [.. RuleHolds.Among([.. explanation.Holds.Select(Of)], held).Select(HoldView.Of)],
        [.. explanation.Partitions.Where(p => p.Mode is not null).Select(Of)],
        Of(explanation.Recent),
        now);

    public static Hold Of(DialHold hold) => new(hold.Code, hold.Text, hold.Contacts, hold.Until);

    private static DecisionView Of(PartitionState p) => new(
        Codes.Of(p.Mode!.Value), Codes.Of(p.Bound!.Value), p.Dials, p.Dialled, p.Seats, p.Talking, p.Ringing, Percent(p.Tolerance)!.Value,
        Math.Round(p.Lateness.TotalSeconds, 3), Math.Round(p.WorstLateness.TotalSeconds, 3), p.At!.Value);

    public static RecentView Of(RecentCalls recent)
    {
        var tally = new CallTally(recent.Resolved, recent.Answered, recent.Abandoned, recent.Talks, recent.TalkTicks);
        double? handleTime = tally.HandleTime is { } mean ? Math.Round(mean.TotalSeconds, 1) : null;
        return new(tally.Resolved, tally.Answered, tally.Abandoned, Percent(tally.AnswerRate), Percent(tally.AbandonRate), handleTime);
    }

    private static double? Percent(double? share) => share is { } value ? Math.Round(100 * value, 2) : null;
}
