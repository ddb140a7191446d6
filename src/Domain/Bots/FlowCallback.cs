namespace CxBridge.Domain.Bots;

/// <summary>When to call again.</summary>
/// <param name="Delay">From now; used when no slot is named, or the caller gave no value for it.</param>
/// <param name="Slot">The slot whose <see cref="SlotValue.Delay"/> decides, or null.</param>
public sealed record FlowCallback(TimeSpan Delay, string? Slot);
