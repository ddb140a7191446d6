namespace CxBridge.Practice.Personas;

/// <summary>Something that a persona says, and when.</summary>
public sealed record Reaction
{
    /// <summary>What brings it about.</summary>
    public required ReactionTrigger On { get; init; }

    /// <summary>Which turn of the bot, from 1; null for any.</summary>
    public int? Turn { get; init; }

    /// <summary>For <see cref="ReactionTrigger.BargeIn"/> and <see cref="ReactionTrigger.Backchannel"/>: how long the bot has spoken in this turn,
    /// in milliseconds; a backchannel comes again each time as much has passed.</summary>
    public Between AfterMs { get; init; } = new(1200, 2000);

    /// <summary>For <see cref="ReactionTrigger.TurnEnd"/>: the pause, in milliseconds; null for the persona's own.</summary>
    public Between? PauseMs { get; init; }

    /// <summary>Wordings, one of which is drawn each time; empty to say nothing.</summary>
    public IReadOnlyList<string> Say { get; init; } = [];

    /// <summary>What is meant, such as <c>yes</c>; null for small talk.</summary>
    public string? Intent { get; init; }

    /// <summary>How often it may happen in a call.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What comes afterwards.</summary>
    public Afterwards Then { get; init; } = Afterwards.Listen;
}
