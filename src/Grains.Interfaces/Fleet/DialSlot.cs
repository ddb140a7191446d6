namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>An order to a slot or a line; see <see cref="Domain.Fleet.DialOrder"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.DialSlot")]
public sealed record DialSlot(
    [property: Id(0)] SlotGrant Grant,
    [property: Id(1)] string Attempt,
    [property: Id(2)] string Partition,
    [property: Id(3)] long Epoch,
    [property: Id(4)] string Bot,
    [property: Id(5)] int BotVersion);
