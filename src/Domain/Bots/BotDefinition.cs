using CxBridge.Domain.Speech;

namespace CxBridge.Domain.Bots;

/// <summary>A bot: how it sounds, how it listens, and what it does. Immutable; each published change is a new version.</summary>
public sealed record BotDefinition
{
    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>The voice.</summary>
    public VoiceSettings Voice { get; init; } = new();

    /// <summary>The longest a call may last; then the bot says nothing more and hangs up. Default 180 s.</summary>
    public TimeSpan MaxCallDuration { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>How it takes turns.</summary>
    public TurnSettings Turns { get; init; } = new();

    /// <summary>What it says and does.</summary>
    public required FlowDefinition Flow { get; init; }
}
