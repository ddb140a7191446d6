using CxBridge.Domain.Campaigns;
using CxBridge.Gateway.Crm.Calls;
using CxBridge.Gateway.Crm.Campaigns;

namespace CxBridge.Gateway.Ops;

/// <summary>Everything that the console shows live, at one moment. Whole snapshots and no deltas: one that is lost does no harm.</summary>
internal sealed record LiveSnapshot(
    DateTimeOffset At, IReadOnlyList<LiveCampaign> Campaigns, IReadOnlyList<HostView> Hosts, IReadOnlyList<CallView> Calls, OutboxView Outbox);

/// <summary>A campaign's state, counts and last 5 minutes; these are null while it does not run.</summary>
internal sealed record LiveCampaign(CampaignId Id, string Name, CampaignState State, CountsView Counts, RecentView? Recent);
