namespace Orleans.Runtime;

/// <summary>Generic grain classes. The grain type of one carries the type arguments: <c>list`1[[System.String]]</c>.</summary>
internal static class GenericGrainClass
{
    /// <summary>The classes that implement a closed generic interface once they are closed like it.</summary>
    public static IEnumerable<KeyValuePair<GrainType, Type>> Behind(Type interfaceType, IReadOnlyDictionary<GrainType, Type> classes)
    {
        if (!interfaceType.IsConstructedGenericType)
        {
            yield break;
        }

        foreach (var (openType, openClass) in classes.Where(static entry => entry.Value.IsGenericTypeDefinition))
        {
            if (TryClose(openClass, interfaceType) is { } closed)
            {
                var arguments = closed.GetGenericArguments().Select(NameOf);
                yield return KeyValuePair.Create(GrainType.Create($"{openType}[[{string.Join("],[", arguments)}]]"), closed);
            }
        }
    }

    /// <summary>The class that a grain type with type arguments names; null if there is none, or no such argument.</summary>
    public static Type? Find(GrainType grainType, IReadOnlyDictionary<GrainType, Type> classes)
    {
        var name = grainType.ToString();
        var arguments = name.IndexOf('[', StringComparison.Ordinal);
        return arguments > 0 && classes.TryGetValue(GrainType.Create(name[..arguments]), out var openClass)
            ? Type.GetType($"{openClass.FullName}{name[arguments..]}, {openClass.Assembly.FullName}", throwOnError: false)
            : null;
    }

    private static Type? TryClose(Type openClass, Type interfaceType)
    {
        // By their place, as in Orleans: a class with its parameters in another order than its interface does not serve it.
        var arguments = interfaceType.GetGenericArguments();
        if (openClass.GetGenericArguments().Length != arguments.Length)
        {
            return null;
        }

        try
        {
            var closed = openClass.MakeGenericType(arguments);
            return interfaceType.IsAssignableFrom(closed) ? closed : null;
        }
        catch (ArgumentException)
        {
            // The constraints of the class refuse these arguments; those of the interface did not.
            return null;
        }
    }

    private static string NameOf(Type argument) => argument.Assembly == typeof(object).Assembly
        ? argument.FullName!
        : $"{argument.FullName}, {argument.Assembly.GetName().Name}";
}
