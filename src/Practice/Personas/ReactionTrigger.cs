namespace CxBridge.Practice.Personas;

/// <summary>What makes a persona speak.</summary>
public enum ReactionTrigger
{
    /// <summary>The bot has stopped speaking, and the pause has passed.</summary>
    TurnEnd,

    /// <summary>In the midst of the bot's turn, with something to say.</summary>
    BargeIn,

    /// <summary>In the midst of the bot's turn, only to show that one listens.</summary>
    Backchannel,
}
