using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Bots;

/// <summary>Looks at what callers may say and press: words a recogniser can expect, slots that exist, nothing that means two things at once.</summary>
internal sealed class FlowPhraseChecker
{
    private readonly FlowDefinition _flow;
    private readonly List<ConfigurationError> _errors;

    private FlowPhraseChecker(FlowDefinition flow, List<ConfigurationError> errors) => (_flow, _errors) = (flow, errors);

    public static void Check(FlowDefinition flow, List<ConfigurationError> errors)
    {
        FlowPhraseChecker checker = new(flow, errors);
        foreach ((string name, FlowIntent intent) in flow.Intents)
        {
            checker.CheckIntent($"flow.intents.{name}", intent);
        }

        foreach ((string name, IReadOnlyList<SlotValue> values) in flow.Slots)
        {
            checker.CheckSlot($"flow.slots.{name}", values);
        }

        foreach ((string name, FlowState state) in flow.States)
        {
            if (state.Exit is FlowExit.Listen listen)
            {
                checker.CheckClashes($"flow.states.{name}.on", [.. listen.On.Keys.Union(flow.Everywhere.Keys).Where(flow.Intents.ContainsKey)]);
            }
        }
    }

    private void CheckIntent(string path, FlowIntent intent)
    {
        if (intent.Phrases.Count + intent.Keys.Count == 0)
        {
            Fault(path, "can neither be said nor pressed", "add phrases or keys");
        }

        for (int i = 0; i < intent.Phrases.Count; i++)
        {
            CheckPhrase($"{path}.phrases[{i}]", intent.Phrases[i]);
        }

        for (int i = 0; i < intent.Keys.Count; i++)
        {
            if (intent.Keys[i].Any(c => c is not ((>= '0' and <= '9') or '*' or '#')))
            {
                Fault($"{path}.keys[{i}]", $"'{intent.Keys[i]}' holds what no telephone has", "use 0-9, * and #");
            }
        }
    }

    private void CheckSlot(string path, IReadOnlyList<SlotValue> values)
    {
        if (values.Count == 0)
        {
            Fault(path, "has no values", "add at least one");
        }

        for (int i = 0; i < values.Count; i++)
        {
            for (int j = 0; j < values[i].Phrases.Count; j++)
            {
                string where = $"{path}[{i}].phrases[{j}]";
                CheckPhrase(where, values[i].Phrases[j]);
                if (values[i].Phrases[j].Contains('{', StringComparison.Ordinal))
                {
                    Fault(where, "a slot's value cannot hold a slot", "write the words");
                }
            }
        }
    }

    private void CheckPhrase(string path, string phrase)
    {
        string[] words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > BotLimits.PhraseWords)
        {
            Fault(path, $"has {words.Length} words", $"at most {BotLimits.PhraseWords}: callers never say long sentences word for word");
        }

        foreach (string word in words)
        {
            if (word.StartsWith('{') && word.EndsWith('}') && word.Length > 2)
            {
                if (!_flow.Slots.ContainsKey(word[1..^1]))
                {
                    Fault(path, $"slot '{word[1..^1]}' does not exist", $"add it to flow.slots; known: {string.Join(", ", _flow.Slots.Keys)}");
                }
            }
            else if (!IsWord(word))
            {
                Fault(path, $"'{word}' is not a word", "use lower-case letters and apostrophes; write numbers in words and leave punctuation out");
            }
        }
    }

    private void CheckClashes(string path, IReadOnlyList<string> intents)
    {
        Dictionary<string, string> owners = [];
        foreach (string intent in intents)
        {
            foreach (string way in _flow.Intents[intent].Phrases.Concat(_flow.Intents[intent].Keys.Select(key => $"key {key}")).Distinct())
            {
                if (!owners.TryAdd(way, intent))
                {
                    Fault($"{path}.{intent}", $"'{way}' would mean both '{owners[way]}' and '{intent}'", "let it belong to one intent of this state");
                }
            }
        }
    }

    private static bool IsWord(string word) => word.All(c => char.IsLower(c) || c == '\'') && word.Any(char.IsLetter);

    private void Fault(string path, string message, string hint) => _errors.Add(new(path, message, hint));
}
