namespace CxBridge.Practice.Personas;

/// <summary>The first words after the answer.</summary>
/// <param name="DelayMs">From the answer, in milliseconds.</param>
/// <param name="Say">Wordings, one of which a call draws.</param>
/// <param name="BeepMs">A 1 kHz tone of this length follows, half a second after the words: an answering machine, which speaks on whether the
/// caller talks or not. Zero for a person, who does not say hello into a sentence.</param>
public sealed record Greeting(Between DelayMs, IReadOnlyList<string> Say, int BeepMs)
{
    /// <summary>Whether a machine speaks.</summary>
    public bool IsMachine => BeepMs > 0;
}
