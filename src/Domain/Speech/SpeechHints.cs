namespace CxBridge.Domain.Speech;

/// <summary>What the caller is likely to say next. A grammar-bound recogniser hears nothing else; others use it as a bias.</summary>
/// <param name="Phrases">Whole phrases in lower-case words; <c>{day}</c> stands for any value of the slot named so.</param>
/// <param name="Slots">Slot name to the phrases that fill it.</param>
public sealed record SpeechHints(IReadOnlyList<string> Phrases, IReadOnlyDictionary<string, IReadOnlyList<string>> Slots)
{
    /// <summary>Nothing in particular.</summary>
    public static SpeechHints None { get; } = new([], new Dictionary<string, IReadOnlyList<string>>());
}
