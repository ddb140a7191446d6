namespace CxBridge.Domain.Bots;

/// <summary>How large a bot may be. The limits keep grammars small, prompts speakable and a hostile upload harmless.</summary>
public static class BotLimits
{
    /// <summary>Characters of the whole JSON text.</summary>
    public const int Json = 256 * 1024;

    /// <summary>States of a flow.</summary>
    public const int States = 200;

    /// <summary>Intents of a flow.</summary>
    public const int Intents = 100;

    /// <summary>Slots of a flow.</summary>
    public const int Slots = 20;

    /// <summary>Values of a slot.</summary>
    public const int SlotValues = 200;

    /// <summary>Facts of a flow.</summary>
    public const int Facts = 50;

    /// <summary>Phrases of an intent or of a slot value.</summary>
    public const int Phrases = 100;

    /// <summary>Words of a phrase: longer ones are never said word for word.</summary>
    public const int PhraseWords = 12;

    /// <summary>Characters of a text to be said: some 40 s of speech, more than anyone listens to.</summary>
    public const int Text = 600;

    /// <summary>Characters of a name.</summary>
    public const int Name = 40;

    /// <summary>The longest delay of a call back, minutes: 30 days.</summary>
    public const int CallbackMinutes = 30 * 24 * 60;
}
