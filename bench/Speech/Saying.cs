using CxBridge.Domain.Speech;

namespace CxBridge.Bench.Speech;

/// <summary>Words in a voice, and the intent that they carry; null when they carry none.</summary>
internal sealed record Saying(string Words, string? Intent, VoiceSettings Voice);
