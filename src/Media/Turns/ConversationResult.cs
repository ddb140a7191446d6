using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;

namespace CxBridge.Media.Turns;

/// <summary>What came of a conversation.</summary>
/// <param name="Transcript">Who said what, by start time.</param>
/// <param name="Turns">One for each answer that was heard.</param>
/// <param name="Disposition">As the dialogue noted it last, or null.</param>
/// <param name="Values">What was learned.</param>
/// <param name="CallbackAfter">When the caller wants to be called again, or null.</param>
/// <param name="BotWasHeard">Something of what the bot said was sent, the sentence about a failure not counted.</param>
/// <param name="CallerWasHeard">The caller said words or pressed keys.</param>
internal sealed record ConversationResult(
    IReadOnlyList<TranscriptLine> Transcript,
    IReadOnlyList<TurnLatency> Turns,
    Disposition? Disposition,
    IReadOnlyDictionary<string, string> Values,
    TimeSpan? CallbackAfter,
    Heard BotWasHeard,
    Heard CallerWasHeard);
