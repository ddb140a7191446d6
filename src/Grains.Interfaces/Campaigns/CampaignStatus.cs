using CxBridge.Domain.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;

namespace CxBridge.Grains.Interfaces.Campaigns;

/// <summary>A campaign at a glance.</summary>
/// <param name="State">Where in its life it is.</param>
/// <param name="Contacts">All contacts.</param>
/// <param name="InFlight">Contacts with an open attempt.</param>
/// <param name="Finished">Contacts in a terminal state.</param>
/// <param name="NextDue">When the next waiting contact is due, if any waits.</param>
/// <param name="Recent">Answers, abandons and talk of the last 5 minutes.</param>
[GenerateSerializer, Immutable, Alias("cx.CampaignStatus")]
public sealed record CampaignStatus(
    [property: Id(0)] CampaignState State,
    [property: Id(1)] int Contacts,
    [property: Id(2)] int InFlight,
    [property: Id(3)] int Finished,
    [property: Id(4)] DateTimeOffset? NextDue,
    [property: Id(5)] RecentCalls Recent);
