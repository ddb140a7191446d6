using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>A slot or a line as operators see it.</summary>
/// <param name="Slot">Its number.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Since">Since when.</param>
/// <param name="Attempt">For which attempt; null when it is free.</param>
public sealed record SlotView(int Slot, SlotState State, DateTimeOffset Since, AttemptId? Attempt);
