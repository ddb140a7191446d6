namespace CxBridge.Domain.Speech;

/// <summary>Port to the words that a recogniser can hear at all.</summary>
public interface IVocabulary
{
    /// <summary>Whether a lower-case word can be recognised. Recognisers that know no bounds say yes to every word.</summary>
    bool Knows(string word);
}
