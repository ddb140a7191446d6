namespace CxBridge.Domain.Calls;

/// <summary>Where the time went between the caller's last word and the bot's first sound. Milliseconds.</summary>
/// <param name="EndOfTurn">End of speech to the decision that the turn is over.</param>
/// <param name="SpeechToText">End of speech to the final transcript.</param>
/// <param name="Dialogue">Turn decision to the first sentence.</param>
/// <param name="TextToSpeech">First sentence to its first audio.</param>
/// <param name="Total">End of speech to the first audio SENT.</param>
public sealed record TurnLatency(double EndOfTurn, double SpeechToText, double Dialogue, double TextToSpeech, double Total);
