using CxBridge.Domain.Calls;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Calls.Sounds;

/// <summary>What is left when the sound of a call is over.</summary>
/// <param name="Conversation">What came of the conversation; null when there was none, or when it cannot tell.</param>
/// <param name="Media">What RTP saw; null when nobody knows.</param>
/// <param name="Recording">Path of the recording; null when there is none.</param>
/// <param name="RecordingCut">Why the recording ended early; null when it did not.</param>
internal sealed record SoundEnd(ConversationResult? Conversation, MediaStatistics? Media, string? Recording, string? RecordingCut);
