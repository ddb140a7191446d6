using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>The right to dial once in one slot, or on one line, of one host, for a few seconds. The host decides whether it still holds.</summary>
/// <param name="Host">Which host, in which life.</param>
/// <param name="Slot">Number of the slot or the line.</param>
/// <param name="Token">Good once.</param>
/// <param name="Kind">Slot or line.</param>
public sealed record SlotToken(HostId Host, int Slot, Guid Token, PlaceKind Kind = PlaceKind.Slot);
