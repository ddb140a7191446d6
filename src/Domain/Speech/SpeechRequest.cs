namespace CxBridge.Domain.Speech;

/// <summary>A piece of text to be spoken.</summary>
/// <param name="Text">Plain text, at most 1,000 characters; never logged.</param>
/// <param name="Voice">The voice.</param>
/// <param name="SampleRate">Wanted sample rate, hertz: 8000 or 16000.</param>
public sealed record SpeechRequest(string Text, VoiceSettings Voice, int SampleRate);
