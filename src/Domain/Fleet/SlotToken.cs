using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>The right to dial once in one slot of one host, for a few seconds. The host decides whether it still holds.</summary>
public sealed record SlotToken(HostId Host, int Slot, Guid Token);
