using System.Collections.Concurrent;

namespace Orleans.Serialization;

/// <summary>How types are named in messages: by their [Alias], else by their full name and the name of their assembly.</summary>
internal static class TypeNames
{
    private static readonly ConcurrentDictionary<string, Type> s_types = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<Type, string> s_names = new();

    /// <summary>Two types with one alias are refused: nobody could tell which of them a message means.</summary>
    public static void Add(string alias, Type type)
    {
        if (s_types.GetOrAdd(alias, type) is var known && known != type)
        {
            throw new InvalidOperationException($"[Alias(\"{alias}\")] is on {known} and on {type}.");
        }

        s_names[type] = alias;
    }

    public static string Of(Type type) =>
        s_names.GetOrAdd(type, static type => type.Assembly == typeof(object).Assembly ? type.FullName! : $"{type.FullName}, {type.Assembly.GetName().Name}");

    /// <summary>Throws <see cref="UnknownTypeException"/> for a name that a message of another version or application may hold.</summary>
    public static Type Find(string name)
    {
        if (s_types.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = Type.GetType(name, throwOnError: false) ?? throw new UnknownTypeException(name);
        return s_types.GetOrAdd(name, found);
    }
}
