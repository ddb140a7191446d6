using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Gateway.Crm.Contacts;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Why a campaign does not dial more.</summary>
/// <param name="State">Where in its life it is.</param>
/// <param name="Holds">What holds it back, in order; empty when nothing does.</param>
/// <param name="Decisions">What was last decided, one for each partition that is being dialled.</param>
/// <param name="Recent">The last 5 minutes.</param>
/// <param name="At">When this was read.</param>
internal sealed record ExplainView(CampaignState State, IReadOnlyList<HoldView> Holds, IReadOnlyList<DecisionView> Decisions, RecentView Recent, DateTimeOffset At);

/// <summary>One thing that holds a campaign back.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Text">For people.</param>
/// <param name="Contacts">How many contacts it concerns, where that can be said.</param>
/// <param name="Until">When it ends, where that is known.</param>
/// <param name="Rule">The rule of calling that forbids it, with code rule.</param>
internal sealed record HoldView(string Code, string Text, int? Contacts, DateTimeOffset? Until, string? Rule)
{
    public static HoldView Of(Hold h) => new(Codes.Of(h.Code), h.Text, h.Contacts, h.Until, h.Rule is { } rule ? Codes.Of(rule) : null);
}

/// <summary>Why a contact is not called now.</summary>
/// <param name="Contact">As it is.</param>
/// <param name="Holds">What holds it back, in the order in which the dialler would find out; empty when only its turn has to come.</param>
/// <param name="EarliestAt">When it can be dialled at the earliest, as far as the holds say; null when one of them has no end that is known.</param>
/// <param name="At">When this was read.</param>
internal sealed record ContactExplainView(ContactView Contact, IReadOnlyList<HoldView> Holds, DateTimeOffset? EarliestAt, DateTimeOffset At);

/// <summary>A decision of the dialler.</summary>
/// <param name="Mode">By which rule.</param>
/// <param name="Bound">What kept it from being more.</param>
/// <param name="Dials">Attempts that the campaign was to begin.</param>
/// <param name="Dialled">Attempts that this partition began.</param>
/// <param name="Seats">Conversations that may be held at once.</param>
/// <param name="Talking">Conversations.</param>
/// <param name="Ringing">Calls not yet answered.</param>
/// <param name="TolerancePercent">Answers that may be expected to find no seat, as the feedback has set it.</param>
/// <param name="LatenessSeconds">How late the tick began that decided it.</param>
/// <param name="WorstLatenessSeconds">The latest that any tick began since this partition is dialled by its present owner.</param>
/// <param name="At">When.</param>
internal sealed record DecisionView(
    string Mode, string Bound, int Dials, int Dialled, int Seats, int Talking, int Ringing, double TolerancePercent, double LatenessSeconds, double WorstLatenessSeconds,
    DateTimeOffset At);

/// <summary>The last 5 minutes of a campaign; shares are null when there is nothing to divide by.</summary>
internal sealed record RecentView(
    int DialsOver, int Answered, int Abandoned, double? AnswerRatePercent, double? AbandonRatePercent, double? HandleTimeSeconds);

/// <summary>Body of a request to dial by hand.</summary>
internal sealed record DialRequest(int? Calls);
