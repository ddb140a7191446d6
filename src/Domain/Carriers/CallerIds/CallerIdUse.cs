using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>How a number stands.</summary>
/// <param name="Number">The number.</param>
/// <param name="Today">Calls that showed it today.</param>
/// <param name="Open">Calls that show it now.</param>
/// <param name="AnswerSeizureRatio">Answered share of its last 50 calls; null while there are fewer than 20.</param>
/// <param name="RestLeft">How long it still rests, or null.</param>
public sealed record CallerIdUse(PhoneNumber Number, int Today, int Open, double? AnswerSeizureRatio, TimeSpan? RestLeft);
