using CxBridge.Domain.Bots;
using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Dialogue.Flow;

/// <summary>What callers may say in each state that listens; made once a bot, since a recogniser caches its grammar by it.</summary>
internal sealed class FlowHints
{
    private readonly Dictionary<string, SpeechHints> _byState;

    public FlowHints(BotDefinition bot) =>
        _byState = bot.Flow.States.ToDictionary(
            state => state.Key,
            state => state.Value.Exit is FlowExit.Listen listen ? Of(bot, listen.On.Keys.Union(bot.Flow.Everywhere.Keys)) : SpeechHints.None);

    public SpeechHints this[string state] => _byState[state];

    /// <summary>Backchannels are in every grammar: a recogniser that does not know "uh huh" hears it as some phrase of the bot.</summary>
    private static SpeechHints Of(BotDefinition bot, IEnumerable<string> intents)
    {
        string[] phrases = [.. intents.SelectMany(i => bot.Flow.Intents[i].Phrases).Concat(bot.Turns.Backchannels).Distinct()];
        HashSet<string> named = [.. phrases.SelectMany(p => p.Split(' ')).Where(w => w.StartsWith('{')).Select(w => w.Trim('{', '}'))];
        return new(phrases, bot.Flow.Slots.Where(s => named.Contains(s.Key)).ToDictionary(
            s => s.Key,
            s => (IReadOnlyList<string>)[.. s.Value.SelectMany(v => v.Phrases)]));
    }
}
