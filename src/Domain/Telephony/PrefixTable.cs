using System.Collections.Frozen;

namespace CxBridge.Domain.Telephony;

/// <summary>What belongs to the longest known beginning of a number: one look for each digit, however many beginnings there are. Immutable.</summary>
/// <typeparam name="T">What belongs to a beginning.</typeparam>
internal sealed class PrefixTable<T>
    where T : class
{
    private readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _entries;
    private readonly int _longest;

    /// <param name="entries">By digits, without the '+'; each once.</param>
    public PrefixTable(IEnumerable<KeyValuePair<string, T>> entries)
    {
        var frozen = entries.ToFrozenDictionary(StringComparer.Ordinal);
        _entries = frozen.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = frozen.Count == 0 ? 0 : frozen.Keys.Max(prefix => prefix.Length);
    }

    /// <summary>Of the longest prefix that the number begins with; null when it begins with none.</summary>
    public T? Find(PhoneNumber number)
    {
        ReadOnlySpan<char> digits = number.E164.AsSpan(1);
        for (int length = Math.Min(_longest, digits.Length); length > 0; length--)
        {
            if (_entries.TryGetValue(digits[..length], out T? entry))
            {
                return entry;
            }
        }

        return null;
    }
}
