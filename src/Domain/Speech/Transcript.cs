namespace CxBridge.Domain.Speech;

/// <summary>What a recogniser heard.</summary>
/// <param name="Utterance">Counts from 1 for each <see cref="ISpeechRecognition.SpeechStarted"/>.</param>
/// <param name="Kind">Interim texts may change; the final one of an utterance comes exactly once.</param>
/// <param name="Text">Lower-case words; empty when nothing could be made of the sound.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Transcript(int Utterance, TranscriptKind Kind, string Text, double Confidence);
