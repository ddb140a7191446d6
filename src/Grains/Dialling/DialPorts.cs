using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Grains.Fleet;
using Microsoft.Extensions.Options;

namespace CxBridge.Grains.Dialling;

/// <summary>What a tick asks of the world.</summary>
internal sealed record DialPorts(
    ICampaignStore Campaigns, IDialStore Dial, ICallStore Calls, IRouteStore Routes, ICallWayStore Ways, FleetClient Fleet, IOptions<FleetOptions> Pool, IGrainFactory Grains, TimeProvider Time);
