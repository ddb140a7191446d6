namespace CxBridge.Grains.Interfaces.Dialling;

/// <summary>A campaign's share.</summary>
/// <param name="Slots">Slots that it may reserve now.</param>
/// <param name="Free">Slots that are free in the whole pool.</param>
[GenerateSerializer, Immutable, Alias("cx.SlotShare")]
public sealed record SlotShare([property: Id(0)] int Slots, [property: Id(1)] int Free);
