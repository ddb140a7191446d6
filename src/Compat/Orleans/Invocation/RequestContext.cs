namespace Orleans.Runtime;

/// <summary>Key-value pairs that travel with calls, one way: what a callee sets does not come back.</summary>
public static partial class RequestContext
{
    private static readonly AsyncLocal<RequestContextData?> s_current = new();

    public static IEnumerable<string> Keys => s_current.Value?.Values?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries =>
        s_current.Value?.Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The id of the call chain that may re-enter its grains; empty for none.</summary>
    public static Guid ReentrancyId
    {
        get => s_current.Value?.ReentrancyId ?? Guid.Empty;
        set => Current = new RequestContextData(s_current.Value?.Values, value);
    }

    internal static RequestContextData? Current
    {
        get => s_current.Value;
        set => s_current.Value = value is { IsEmpty: true } ? null : value;
    }

    public static object? Get(string key) => s_current.Value?.Values is { } values && values.TryGetValue(key, out var value) ? value : null;

    public static void Set(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var now = s_current.Value;

        // Copied on write: a call that was sent before keeps what it took.
        var values = now?.Values is { } known ? new Dictionary<string, object>(known) : new Dictionary<string, object>(1);
        values[key] = value;
        Current = new RequestContextData(values, now?.ReentrancyId ?? Guid.Empty);
    }

    public static bool Remove(string key)
    {
        var now = s_current.Value;
        if (now?.Values is null || !now.Values.ContainsKey(key))
        {
            return false;
        }

        var values = new Dictionary<string, object>(now.Values);
        values.Remove(key);
        Current = new RequestContextData(values.Count == 0 ? null : values, now.ReentrancyId);
        return true;
    }

    public static void Clear() => s_current.Value = null;

    /// <summary>Until it is disposed, calls of this chain that come back to this activation interleave instead of waiting for ever.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        var id = original == Guid.Empty ? Guid.NewGuid() : original;
        ReentrancyId = id;
        return new ReentrancySection(original, id);
    }

    /// <summary>Until it is disposed, calls made here start a chain of their own.</summary>
    public static ReentrancySection SuppressCallChainReentrancy()
    {
        var original = ReentrancyId;
        ReentrancyId = Guid.Empty;
        return new ReentrancySection(original, Guid.Empty);
    }
}
