using CxBridge.Domain.Configuration;
using CxBridge.Domain.Speech;

namespace CxBridge.Domain.Bots;

/// <summary>Asked when a bot is published: can the recogniser hear what the bot listens for? A phrase with a word that it does not know is never heard.</summary>
public static class BotVocabulary
{
    /// <summary>One error for each unknown word and place.</summary>
    public static IReadOnlyList<ConfigurationError> Check(BotDefinition bot, IVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(vocabulary);
        return
        [
            .. Places(bot).SelectMany(place => place.Phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !word.StartsWith('{') && !vocabulary.Knows(word))
                .Select(word => new ConfigurationError(
                    place.Path, $"the recogniser does not know the word '{word}'", "spell it in words that it knows, as they sound, or take the phrase out"))),
        ];
    }

    private static IEnumerable<(string Path, string Phrase)> Places(BotDefinition bot)
    {
        foreach ((string name, FlowIntent intent) in bot.Flow.Intents)
        {
            for (int i = 0; i < intent.Phrases.Count; i++)
            {
                yield return ($"flow.intents.{name}.phrases[{i}]", intent.Phrases[i]);
            }
        }

        foreach ((string name, IReadOnlyList<SlotValue> values) in bot.Flow.Slots)
        {
            for (int i = 0; i < values.Count; i++)
            {
                for (int j = 0; j < values[i].Phrases.Count; j++)
                {
                    yield return ($"flow.slots.{name}[{i}].phrases[{j}]", values[i].Phrases[j]);
                }
            }
        }

        for (int i = 0; i < bot.Turns.Backchannels.Count; i++)
        {
            yield return ($"turns.backchannels[{i}]", bot.Turns.Backchannels[i]);
        }
    }
}
