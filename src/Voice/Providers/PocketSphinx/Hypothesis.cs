namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>What a search found.</summary>
/// <param name="Text">The words.</param>
/// <param name="Score">Acoustic score of the whole utterance: a scaled log-likelihood, comparable between searches of the same sound.</param>
/// <param name="Frames">Frames of 10 ms that words cover, silence left out.</param>
internal sealed record Hypothesis(string Text, long Score, int Frames);
