using CxBridge.Domain.Bots;
using CxBridge.Domain.Speech;

namespace CxBridge.Bench.Speech;

/// <summary>Who says what: every phrase of the greeting's grammar, and things that no bot expects.</summary>
internal static class Corpus
{
    private const int VoicesAPhrase = 4;

    private static readonly VoiceSettings[] Voices =
    [
        new("flite", "kal16"), new("flite", "slt"), new("flite", "awb"), new("flite", "rms"),
        new("espeak-ng", "en-us", 160), new("espeak-ng", "en-us+f3", 165), new("espeak-ng", "en-us+m3", 150), new("espeak-ng", "en-us+f4", 175),
        new("espeak-ng", "en-gb", 160), new("espeak-ng", "en-us+Andy", 165), new("espeak-ng", "en-us+klatt", 160),
    ];

    private static readonly string[] Strange =
    [
        "the weather is lovely this afternoon", "i bought three bananas and some milk", "my dog is barking at the neighbour", "do you like football",
        "what time does the train leave", "hold on a second there is someone at the door", "the quick brown fox jumps over the lazy dog", "how much does it cost",
        "i have no clue what you are talking about", "my daughter plays the violin", "is it going to rain", "let me ask my husband about it",
        "where is the nearest petrol station", "i have already paid that bill", "can you send me an email", "this is a very strange question", "pizza",
        "elephant", "seven four nine two", "good morning", "happy birthday to you", "the computer is broken again", "interesting", "perhaps",
        "i will think about it", "purple submarine", "what is the price of gold", "turn left at the corner", "hurry up children", "put the kettle on",
        "my name is margaret", "we are having dinner", "is this about the car", "the doctor told me to rest", "i cannot find my glasses", "thirty two",
        "they moved to california", "turn the television down", "what a beautiful song", "it was a pleasure",
    ];

    /// <summary>Phrases of a state, each by four voices in turn, with what they mean.</summary>
    public static IEnumerable<Saying> Expected(BotDefinition bot, string state)
    {
        FlowExit.Listen listen = (FlowExit.Listen)bot.Flow.States[state].Exit;
        int at = 0;
        foreach (string intent in listen.On.Keys.Union(bot.Flow.Everywhere.Keys))
        {
            foreach (string phrase in bot.Flow.Intents[intent].Phrases)
            {
                for (int v = 0; v < VoicesAPhrase; v++)
                {
                    yield return new(Filled(phrase, bot, at), intent, Voices[(at + (v * 3)) % Voices.Length]);
                }

                at++;
            }
        }
    }

    /// <summary>Things that are in no grammar.</summary>
    public static IEnumerable<Saying> Unexpected() =>
        Strange.SelectMany((words, i) => Enumerable.Range(0, VoicesAPhrase).Select(v => new Saying(words, Intent: null, Voices[(i + (v * 3)) % Voices.Length])));

    private static string Filled(string phrase, BotDefinition bot, int at)
    {
        foreach ((string slot, IReadOnlyList<SlotValue> values) in bot.Flow.Slots)
        {
            phrase = phrase.Replace($"{{{slot}}}", values[at % values.Count].Phrases[0], StringComparison.Ordinal);
        }

        return phrase;
    }
}
