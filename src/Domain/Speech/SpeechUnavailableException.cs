namespace CxBridge.Domain.Speech;

/// <summary>A speech provider cannot do its work: not installed, a voice is missing, or it failed. The message names the cure.</summary>
public sealed class SpeechUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
