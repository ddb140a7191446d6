using CxBridge.Domain.Bots;

namespace CxBridge.Voice.Dialogue.Flow;

/// <summary>Finds what a turn meant among the intents of the running state.
/// <code>
/// 1 exact:   the words are a phrase, slots filled in
/// 2 overlap: most words of a phrase and of the turn are the same, and no other intent comes near
/// </code></summary>
internal sealed class IntentMatcher
{
    /// <summary>Share of common words (Dice) that an overlap needs: "yes i can do it" still is "yes i can make it" (0.8), "can you" is not yet
    /// "can you repeat that" (0.67).</summary>
    private const double Enough = 0.7;

    /// <summary>Lead over the next intent, or the match is a coin toss.</summary>
    private const double Lead = 0.1;

    private static readonly HashSet<string> Negations = ["no", "not", "never", "don't", "can't", "won't", "cannot", "isn't", "doesn't", "didn't", "wouldn't", "nope"];

    private readonly FlowDefinition _flow;
    private readonly Dictionary<string, string[][]> _phrases;
    private readonly Dictionary<string, (string Value, string[] Words)[]> _slots;

    public IntentMatcher(FlowDefinition flow)
    {
        _flow = flow;
        _phrases = flow.Intents.ToDictionary(i => i.Key, i => i.Value.Phrases.Select(PhraseText.Meaning).ToArray());

        // Longest first, so that "next monday" is not read as "monday" with a word left over.
        _slots = flow.Slots.ToDictionary(s => s.Key, s => s.Value
            .SelectMany(v => v.Phrases.Select(p => (v.Value, Words: PhraseText.Meaning(p))))
            .OrderByDescending(v => v.Words.Length)
            .ToArray());
    }

    /// <summary>The intent of spoken words, or null.</summary>
    public IntentMatch? Spoken(string text, IEnumerable<string> intents)
    {
        string[] words = PhraseText.Meaning(text);
        if (words.Length == 0)
        {
            return null;
        }

        List<(double Score, IntentMatch Match)> found = [];
        foreach (string intent in intents)
        {
            double best = 0;
            IntentMatch? match = null;
            foreach (string[] phrase in _phrases[intent])
            {
                Dictionary<string, string> slots = [];
                if (IsExact(phrase, words, slots))
                {
                    return new(intent, slots);
                }

                slots.Clear();
                double score = Overlap(phrase, words, slots);
                if (score > best)
                {
                    (best, match) = (score, new(intent, slots));
                }
            }

            if (match is not null && best >= Enough)
            {
                found.Add((best, match));
            }
        }

        found.Sort((a, b) => b.Score.CompareTo(a.Score));
        return found.Count == 0 || (found.Count > 1 && found[0].Score - found[1].Score < Lead) ? null : found[0].Match;
    }

    /// <summary>The intent of pressed keys, or null.</summary>
    public IntentMatch? Pressed(string digits, IEnumerable<string> intents) =>
        intents.FirstOrDefault(i => _flow.Intents[i].Keys.Contains(digits)) is { } intent ? new(intent, new Dictionary<string, string>()) : null;

    private bool IsExact(ReadOnlySpan<string> phrase, ReadOnlySpan<string> words, Dictionary<string, string> slots)
    {
        if (phrase.IsEmpty || words.IsEmpty)
        {
            return phrase.IsEmpty && words.IsEmpty;
        }

        if (SlotOf(phrase[0]) is not { } slot)
        {
            return phrase[0] == words[0] && IsExact(phrase[1..], words[1..], slots);
        }

        foreach ((string value, string[] said) in _slots[slot])
        {
            if (words.StartsWith(said) && IsExact(phrase[1..], words[said.Length..], slots))
            {
                slots[slot] = value;
                return true;
            }
        }

        return false;
    }

    /// <summary>Dice coefficient of the two bags of words; a slot counts as one word on both sides once its value was heard, and must be heard.</summary>
    private double Overlap(string[] phrase, string[] words, Dictionary<string, string> slots)
    {
        List<string> left = [.. words];
        int common = 0;
        foreach (string word in phrase)
        {
            if (SlotOf(word) is not { } slot)
            {
                common += left.Remove(word) ? 1 : 0;
            }
            else if (!TakeSlot(slot, left, slots))
            {
                return 0;
            }
            else
            {
                common++;
            }
        }

        // "i can make it" and "i can't make it" share nearly all words.
        if (phrase.Any(Negations.Contains) != words.Any(Negations.Contains))
        {
            return 0;
        }

        return 2.0 * common / (phrase.Length + common + left.Count);
    }

    private bool TakeSlot(string slot, List<string> left, Dictionary<string, string> slots)
    {
        foreach ((string value, string[] said) in _slots[slot])
        {
            for (int at = 0; at + said.Length <= left.Count; at++)
            {
                if (left.GetRange(at, said.Length).SequenceEqual(said))
                {
                    left.RemoveRange(at, said.Length);
                    slots[slot] = value;
                    return true;
                }
            }
        }

        return false;
    }

    private static string? SlotOf(string word) => word.Length > 2 && word[0] == '{' ? word[1..^1] : null;
}
