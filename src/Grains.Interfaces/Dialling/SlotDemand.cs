using CxBridge.Domain.Dialling.FairShare;

namespace CxBridge.Grains.Interfaces.Dialling;

/// <summary>What a campaign wants; see <see cref="Domain.Dialling.FairShare.ShareDemand"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.SlotDemand")]
public sealed record SlotDemand(
    [property: Id(0)] string Campaign,
    [property: Id(1)] int Wanted,
    [property: Id(2)] int Held,
    [property: Id(3)] int Weight,
    [property: Id(4)] int Guaranteed)
{
    /// <summary>What it does with its share.</summary>
    [Id(5)]
    public ShareUse Use { get; init; }
}
