using System.Collections.Immutable;
using CxBridge.Domain.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;

namespace CxBridge.Grains.Interfaces.Campaigns;

/// <summary>Why a campaign does not dial more.</summary>
/// <param name="State">Where in its life it is.</param>
/// <param name="Holds">What holds it back, in order; empty when nothing does.</param>
/// <param name="Partitions">What its partitions last decided; empty when it does not run.</param>
/// <param name="Recent">The last 5 minutes of all partitions.</param>
[GenerateSerializer, Immutable, Alias("cx.CampaignExplanation")]
public sealed record CampaignExplanation(
    [property: Id(0)] CampaignState State,
    [property: Id(1)] ImmutableArray<DialHold> Holds,
    [property: Id(2)] ImmutableArray<PartitionState> Partitions,
    [property: Id(3)] RecentCalls Recent);
