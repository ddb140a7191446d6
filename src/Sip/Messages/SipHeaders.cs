using System.Collections;

namespace CxBridge.Sip.Messages;

/// <summary>Header lines in order; long names, values unfolded and trimmed. Names compare without case.</summary>
internal sealed class SipHeaders : IEnumerable<(string Name, string Value)>
{
    private readonly List<(string Name, string Value)> _all = [];

    public int Count => _all.Count;

    /// <summary>The first value, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach ((string candidate, string value) in _all)
            {
                if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return null;
        }
    }

    public void Add(string name, string value) => _all.Add((name, value));

    public int CountOf(string name) => _all.Count(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Replaces the first line of that name, or adds one.</summary>
    public void Set(string name, string value)
    {
        int at = _all.FindIndex(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            _all.Add((name, value));
        }
        else
        {
            _all[at] = (name, value);
        }
    }

    /// <summary>The value of every line of that name.</summary>
    public IEnumerable<string> Lines(string name) =>
        _all.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    /// <summary>The items of every line of that name, commas split: for headers that are lists (RFC 3261 section 7.3.1).</summary>
    public IEnumerable<string> List(string name) => Lines(name).SelectMany(SipText.SplitList);

    /// <summary>The addresses of a list header such as Record-Route; items that cannot be read are left out.</summary>
    public IEnumerable<NameAddr> Addresses(string name)
    {
        foreach (string item in List(name))
        {
            if (NameAddr.Read(item, out NameAddr? address) is null)
            {
                yield return address!;
            }
        }
    }

    public IEnumerator<(string Name, string Value)> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
