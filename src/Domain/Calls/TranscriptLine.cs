namespace CxBridge.Domain.Calls;

/// <summary>One utterance, with times on the recording's sample clock.</summary>
/// <param name="Speaker">Who.</param>
/// <param name="Start">From the answer.</param>
/// <param name="End">From the answer.</param>
/// <param name="Text">What was said; of an interrupted bot, what was really played.</param>
/// <param name="Interrupted">Whether the caller cut it short.</param>
public sealed record TranscriptLine(Speaker Speaker, TimeSpan Start, TimeSpan End, string Text, bool Interrupted = false);
