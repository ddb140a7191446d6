using CxBridge.Domain.Speech;

namespace CxBridge.Practice.Personas;

/// <summary>Somebody who is called: a data file says how their line behaves, how they sound and what they say.</summary>
public sealed record Persona
{
    /// <summary>Lower-case letters, digits and dashes; unique.</summary>
    public required string Name { get; init; }

    /// <summary>Place in the number plan, 0 to 99; unique. Numbers +1 555 01 PP NNN reach the persona whose index is PP.</summary>
    public required int Index { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string About { get; init; }

    /// <summary>What the line does with an INVITE.</summary>
    public required LinePlan Line { get; init; }

    /// <summary>Voices, one of which a call draws. Empty only when the line never answers.</summary>
    public IReadOnlyList<VoiceSettings> Voices { get; init; } = [];

    /// <summary>Level of speech, dBFS RMS over its voiced parts (full scale = a square wave of amplitude 32,767).</summary>
    public Between SpeechDbfs { get; init; } = new(-24, -18);

    /// <summary>Level of the line's noise, dBFS RMS.</summary>
    public Between NoiseDbfs { get; init; } = new(-55, -42);

    /// <summary>What is said after the answer, or null when nothing is.</summary>
    public Greeting? Greeting { get; init; }

    /// <summary>How long the bot must have been silent before the persona takes its turn, in milliseconds.</summary>
    public Between PauseMs { get; init; } = new(600, 900);

    /// <summary>What is said to the bot; the first that fits is taken.</summary>
    public IReadOnlyList<Reaction> Reactions { get; init; } = [];

    /// <summary>What happens when nobody speaks, or null when the persona waits for ever.</summary>
    public Patience? Patience { get; init; }

    /// <summary>After this time since the answer the persona hangs up.</summary>
    public TimeSpan MaxCall { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>What the caller's records should say, if the persona came to do what it is there for.</summary>
    public required Expectation Expect { get; init; }
}
