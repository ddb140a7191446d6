using System.Collections.Immutable;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>How a carrier stands.</summary>
/// <param name="ChannelsInUse">By outbound calls.</param>
/// <param name="Waiting">Dials that were promised a permit and have not asked for it yet.</param>
/// <param name="CallsPerSecond">The limit at this moment: below the carrier's own while it is slowed down.</param>
/// <param name="Trunks">Its trunks.</param>
/// <param name="Lately">INVITEs of the last second.</param>
/// <param name="SlowedFor">How long it is still slowed down; null when it is not.</param>
[GenerateSerializer, Immutable, Alias("cx.CarrierStatus")]
public sealed record CarrierStatus(
    [property: Id(0)] int ChannelsInUse,
    [property: Id(1)] int Waiting,
    [property: Id(2)] double CallsPerSecond,
    [property: Id(3)] ImmutableArray<TrunkStatus> Trunks,
    [property: Id(4)] int Lately,
    [property: Id(5)] TimeSpan? SlowedFor);
