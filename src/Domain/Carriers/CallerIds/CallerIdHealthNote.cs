using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>The health of a number as it is stored.</summary>
/// <param name="Number">The number.</param>
/// <param name="Memory">What its health remembers, as of <paramref name="At"/>.</param>
/// <param name="At">When that was.</param>
public sealed record CallerIdHealthNote(PhoneNumber Number, CallerIdMemory Memory, DateTimeOffset At);
