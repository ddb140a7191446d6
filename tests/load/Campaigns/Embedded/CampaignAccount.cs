using System.Globalization;
using System.Text;
using CxBridge.Domain.Attempts;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>A day in figures, for whoever reads the test's output.</summary>
internal static class CampaignAccount
{
    public static string Of(CampaignDay day)
    {
        CampaignWorld world = day.World;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{world.Gates.Count} attempts, {day.Orphans} orphans, {world.Withdrawn} withdrawn, {world.GatesClosed} closed gates, {world.Fleet.Refused} of {world.Fleet.Ordered} orders refused, {world.Database.Transactions} transactions, {world.Carriers.Permits} permits of which {world.Carriers.Void} came late and {world.Carriers.Unused} too late");
        foreach (SimulatedCarrier carrier in world.Carriers.All)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{carrier.Row.Name}: {carrier.Invites.Count} INVITEs, {carrier.Refused} refused, {Sliding.Most(carrier.Invites.Select(i => i.At))} in a second of {carrier.Row.CallsPerSecond}, {carrier.MostOpen} channels of {carrier.Row.Channels}");
        }

        foreach ((string name, var campaign) in new[] { ("ruled", day.Ruled), ("predictive", day.Predictive) })
        {
            int answered = world.Closes.Count(c => c.Record.Campaign == campaign && c.Record.Outcome is AttemptOutcome.Completed or AttemptOutcome.Abandoned);
            int abandoned = world.Closes.Count(c => c.Record.Campaign == campaign && c.Record.Outcome == AttemptOutcome.Abandoned);
            text.AppendLine(CultureInfo.InvariantCulture, $"{name}: {abandoned} of {answered} abandoned; {string.Join(", ", day.Count(campaign).ByState.OrderBy(s => s.Key).Select(s => $"{s.Key} {s.Value}"))}");
        }

        text.AppendLine("attempts in 5 min: " + string.Join(' ', world.GatedAt.Values.GroupBy(at => (int)(at - CampaignDay.Begin).TotalMinutes / 5).OrderBy(g => g.Key).Select(g => $"{g.Key * 5}:{g.Count()}")));
        text.AppendLine("slots (both of all): " + string.Join(' ', day.Slots.Where((_, n) => n % 30 == 29).Select(s => $"{s.Ruled}+{s.Predictive}/{s.Slots}")));
        return text.Append(CultureInfo.InvariantCulture, $"digest {day.Digest[..16]}").ToString();
    }
}
