namespace CxBridge.Practice.Callees;

/// <summary>Why a callee speaks just now.</summary>
public enum SpeechManner
{
    /// <summary>After the answer.</summary>
    Greeting,

    /// <summary>In its turn.</summary>
    Turn,

    /// <summary>Over the bot, with something to say.</summary>
    BargeIn,

    /// <summary>Over the bot, only to show that one listens.</summary>
    Backchannel,

    /// <summary>Because nobody speaks.</summary>
    Impatience,
}
