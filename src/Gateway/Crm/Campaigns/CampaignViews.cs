using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Screening;
using CxBridge.Gateway.Crm.Compliance;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>From the domain's campaign to the one of the interface: durations in seconds, enums as codes.</summary>
internal static class CampaignViews
{
    public static CampaignView Of(Campaign campaign, CampaignCounts counts, RecentView? recent = null) => new(
        campaign.Id, campaign.Name, campaign.State, Of(campaign.Settings), Of(counts), campaign.CreatedAt, campaign.Revision, campaign.StartsAt, campaign.ArchivedAt, recent);

    public static CountsView Of(CampaignCounts counts) => new(
        counts.Total, counts.ByState.Where(p => p.Value > 0).ToDictionary(p => Codes.Of(p.Key), p => p.Value), counts.ByDisposition, counts.NextDue);

    public static RevisionView Of(CampaignRevision r) => new(r.Number, r.Name, Of(r.Settings), r.At, r.By, r.What);

    public static SettingsView Of(CampaignSettings s) => new(
        s.Bot, s.BotVersion, s.Carrier, s.CallerId.E164, s.CallerIdPool, s.ConcurrencyLimit, (int)s.RingTimeout.TotalSeconds, Codes.Of(s.OnMachine), Codes.Of(s.OnUnknown),
        new(Codes.Of(s.Pacing.Mode), s.Pacing.LinesPerSeat, Math.Round(100 * s.Pacing.TargetAbandon, 6), s.Pacing.ReserveSeats, Abandoned(s.Pacing.Abandoned)), s.Weight, s.GuaranteedSlots,
        new(s.Retry.MaxAttempts, s.Retry.Delays.ToDictionary(p => Codes.Of(p.Key), p => (int)p.Value.TotalSeconds), s.Retry.ByDisposition.ToDictionary(p => p.Key, p => (int?)p.Value?.TotalSeconds)),
        ComplianceViews.Of(s.Compliance), s.Hours is { } hours ? Of(hours) : null, s.EndsAt, s.Webhook, s.MachineMessage,
        s.Screening is { } rules ? new(Codes.Of(rules.Method), ScreeningLimits.All.ToDictionary(limit => limit.Name, limit => limit.Get(rules))) : null);

    private static AbandonedView Abandoned(AbandonedMessage m) => new(m.Caller, m.Number?.E164, m.Text ?? AbandonedMessage.DefaultText, m.Sound, m.OptOutKey.ToString());

    // Days with the same hours are told together, as people write them.
    private static HoursView Of(DiallingHours hours) => new(hours.Zone, [.. hours.Windows
        .GroupBy(w => (w.From, w.To))
        .Select(g => new HoursWindowView([.. g.Select(w => Codes.Of(w.Day))], HoursReader.Text(g.Key.From), HoursReader.Text(g.Key.To)))]);
}
