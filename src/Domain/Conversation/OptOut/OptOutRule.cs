using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Speech;

namespace CxBridge.Domain.Conversation.OptOut;

/// <summary>
/// By which key and which words a callee opts out of one call. A bot comes first where it has something to say of it:
/// <code>
/// key     a bot that uses the key for something else keeps it, and nobody opts out by it
///         a bot that takes the key everywhere as a wish not to be called again answers in its own words
/// words   a bot that has an intent of its own for it listens for that one's phrases and no others
/// </code>
/// </summary>
public sealed class OptOutRule
{
    private const char NoKey = '\0';
    private static readonly ConditionalWeakTable<BotDefinition, ConcurrentDictionary<char, OptOutRule>> Made = [];

    // A recogniser keeps its grammar by the hints, so that of the same hints the same are made.
    private readonly ConditionalWeakTable<SpeechHints, SpeechHints> _besides = [];
    private readonly OptOutWords _words;
    private readonly bool _listens;
    private readonly bool _botTakesKey;

    private OptOutRule(BotDefinition bot, char? key)
    {
        FlowTarget[] ofKey = key is { } pressed ? [.. Targets(bot.Flow, intent => intent.Keys.Contains(pressed.ToString()))] : [];
        Key = ofKey.All(target => OptsOut(bot.Flow, target)) ? key : null;
        _botTakesKey = bot.Flow.Everywhere.Any(way => key is { } k && bot.Flow.Intents[way.Key].Keys.Contains(k.ToString()));
        _words = OptOutWords.For(bot.Language);
        _listens = !Targets(bot.Flow, intent => intent.Phrases.Count > 0).Any(target => OptsOut(bot.Flow, target));
    }

    /// <summary>The key; null when there is none.</summary>
    public char? Key { get; }

    /// <summary>What is said to whoever opted out.</summary>
    public string Confirmation => _words.Confirmation;

    /// <summary>The rule of a call.</summary>
    /// <param name="bot">Who speaks.</param>
    /// <param name="key">The campaign's key, or null.</param>
    public static OptOutRule Of(BotDefinition bot, char? key)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return Made.GetOrCreateValue(bot).GetOrAdd(key ?? NoKey, static (k, of) => new OptOutRule(of, k == NoKey ? null : k), bot);
    }

    /// <summary>Whether a turn asks for it, and not of the bot itself.</summary>
    public bool IsAskedBy(CallerTurn turn) => turn switch
    {
        CallerTurn.Pressed pressed => !_botTakesKey && pressed.Digits.Length == 1 && pressed.Digits[0] == Key,
        CallerTurn.Spoke spoke => _listens && _words.Mean(spoke.Text),
        _ => false,
    };

    /// <summary>What to listen for, beside what a bot listens for; a bot that listens for nothing in particular hears all.</summary>
    public SpeechHints Beside(SpeechHints hints)
    {
        ArgumentNullException.ThrowIfNull(hints);
        return !_listens || hints.Phrases.Count == 0 ? hints : _besides.GetValue(hints, With);
    }

    private SpeechHints With(SpeechHints hints) => hints with { Phrases = [.. hints.Phrases.Union(_words.Phrases)] };

    private static IEnumerable<FlowTarget> Targets(FlowDefinition flow, Func<FlowIntent, bool> which)
    {
        HashSet<string> intents = [.. flow.Intents.Where(intent => which(intent.Value)).Select(intent => intent.Key)];
        IEnumerable<KeyValuePair<string, FlowTarget>> ways = flow.States.Values.Select(state => state.Exit).OfType<FlowExit.Listen>().SelectMany(listen => listen.On);
        return flow.Everywhere.Concat(ways).Where(way => intents.Contains(way.Key)).Select(way => way.Value);
    }

    private static bool OptsOut(FlowDefinition flow, FlowTarget target) =>
        target.IsState && flow.States.TryGetValue(target.Name, out FlowState? state) && state.Disposition == Disposition.OptedOut;
}
