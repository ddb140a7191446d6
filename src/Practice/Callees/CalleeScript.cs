using CxBridge.Domain.Speech;
using CxBridge.Practice.Personas;

namespace CxBridge.Practice.Callees;

/// <summary>A persona with every choice of one call made: the same persona and seed give the same call.</summary>
public sealed class CalleeScript
{
    private readonly Dictionary<Reaction, Queue<DrawnReaction>> _reactions = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<string> _patience = new();

    private CalleeScript(Persona persona, int seed)
    {
        var random = new Random(seed);
        Persona = persona;
        Seed = seed;
        LineDelay = persona.Line switch
        {
            LinePlan.Answer a => a.RingMs.DrawTime(random),
            LinePlan.Reject r => r.AfterMs.DrawTime(random),
            _ => TimeSpan.Zero,
        };
        Voice = persona.Voices.Count == 0 ? new VoiceSettings() : Pick(persona.Voices, random);
        SpeechDbfs = persona.SpeechDbfs.Draw(random);
        NoiseDbfs = persona.NoiseDbfs.Draw(random);
        if (persona.Greeting is { } greeting)
        {
            Greeting = Pick(greeting.Say, random);
            GreetingDelay = greeting.DelayMs.DrawTime(random);
        }

        foreach (Reaction reaction in persona.Reactions)
        {
            _reactions[reaction] = new(Enumerable.Range(0, reaction.Times).Select(_ => new DrawnReaction(
                reaction,
                reaction.Say.Count == 0 ? null : Pick(reaction.Say, random),
                (reaction.On == ReactionTrigger.TurnEnd ? reaction.PauseMs ?? persona.PauseMs : reaction.AfterMs).DrawTime(random))));
        }

        if (persona.Patience is { } patience)
        {
            PatienceSilence = patience.SilenceMs.DrawTime(random);
            PatienceEnd = patience.HangUpAfterMs.DrawTime(random);
            for (int i = 0; i < 3 && patience.Say.Count > 0; i++)
            {
                _patience.Enqueue(Pick(patience.Say, random));
            }
        }
    }

    /// <summary>Who it is.</summary>
    public Persona Persona { get; }

    /// <summary>What it was drawn with.</summary>
    public int Seed { get; }

    /// <summary>From the INVITE to the answer or the refusal.</summary>
    public TimeSpan LineDelay { get; }

    /// <summary>The voice.</summary>
    public VoiceSettings Voice { get; }

    /// <summary>Level of speech.</summary>
    public double SpeechDbfs { get; }

    /// <summary>Level of the line's noise.</summary>
    public double NoiseDbfs { get; }

    /// <summary>The greeting, or null.</summary>
    public string? Greeting { get; }

    /// <summary>From the answer to the greeting.</summary>
    public TimeSpan GreetingDelay { get; }

    /// <summary>Silence after which it speaks up; null for never.</summary>
    public TimeSpan? PatienceSilence { get; }

    /// <summary>Silence of the bot after which it hangs up; null for never.</summary>
    public TimeSpan? PatienceEnd { get; }

    /// <summary>All that may be said in this call.</summary>
    public IEnumerable<string> Texts => _reactions.Values.SelectMany(q => q).Select(r => r.Say).Concat(_patience).Append(Greeting).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Draws a call.</summary>
    public static CalleeScript Draw(Persona persona, int seed) => new(persona, seed);

    /// <summary>The first reaction to this that is not used up, or null.</summary>
    internal DrawnReaction? Next(ReactionTrigger on, int turn)
    {
        foreach (Reaction reaction in Persona.Reactions)
        {
            if (reaction.On == on && (reaction.Turn is null || reaction.Turn == turn) && _reactions[reaction].TryPeek(out DrawnReaction? drawn))
            {
                return drawn;
            }
        }

        return null;
    }

    /// <summary>Uses a reaction up.</summary>
    internal void Use(DrawnReaction drawn) => _reactions[drawn.Reaction].Dequeue();

    /// <summary>The next impatient words, or null.</summary>
    internal string? NextImpatience() => _patience.TryDequeue(out string? text) ? text : null;

    private static T Pick<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];
}
