using CxBridge.Domain.Ids;

namespace CxBridge.Media.Leaks;

/// <summary>A call with a conversation, or about to have one, in this process.</summary>
/// <param name="Attempt">For which attempt.</param>
/// <param name="Meter">What it allocates.</param>
/// <param name="End">Ends it as broken; does not block.</param>
internal sealed record MeteredCall(AttemptId Attempt, CallMeter Meter, Action<CallLeakException> End);
