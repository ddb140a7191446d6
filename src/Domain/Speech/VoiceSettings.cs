namespace CxBridge.Domain.Speech;

/// <summary>Which voice speaks, and how.</summary>
/// <param name="Engine">Name of the text-to-speech provider, such as <c>espeak-ng</c> or <c>flite</c>.</param>
/// <param name="Name">The provider's own name of the voice, such as <c>en-us+f3</c>.</param>
/// <param name="WordsPerMinute">Speaking rate, 80 to 300.</param>
public sealed record VoiceSettings(string Engine = "espeak-ng", string Name = "en-us+f3", int WordsPerMinute = 165);
