using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Inbound;

/// <summary>A call that came in, as the store notes it.</summary>
/// <param name="Attempt">Its id.</param>
/// <param name="Route">Who is to speak.</param>
/// <param name="Caller">Who calls; null when the number is withheld or is none.</param>
/// <param name="Host">Who takes it.</param>
/// <param name="Slot">In which of its slots.</param>
public sealed record InboundAsk(AttemptId Attempt, InboundRoute Route, PhoneNumber? Caller, HostId Host, int Slot);
