using System.Reflection;

namespace CxBridge.Tests.Cluster.Api;

/// <summary>How a type is written in a signature: full names, C# keywords, "?" for nullable and "~" for a reference whose code does not say.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(byte)] = "byte",
        [typeof(char)] = "char", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(double)] = "double", [typeof(float)] = "float", [typeof(decimal)] = "decimal",
    };

    public static string Of(NullabilityInfo info, Type type)
    {
        if (type.IsByRef)
        {
            type = type.GetElementType()!;
        }

        return Write(type, info) + (type.IsValueType || type.IsGenericParameter ? "" : Mark(info.ReadState == NullabilityState.Unknown ? info.WriteState : info.ReadState));
    }

    public static string Of(Type type) => Write(type, info: null);

    private static string Write(Type type, NullabilityInfo? info)
    {
        if (s_keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            var element = type.GetElementType()!;
            return (info?.ElementType is { } known ? Of(known, element) : Of(element)) + $"[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (!type.IsGenericType)
        {
            return type.FullName!.Replace('+', '.');
        }

        var arguments = type.GetGenericArguments();
        var written = arguments.Select((argument, i) => info is not null && info.GenericTypeArguments.Length == arguments.Length
            ? Of(info.GenericTypeArguments[i], argument)
            : Of(argument));
        return $"{Plain(type)}<{string.Join(", ", written)}>";
    }

    /// <summary>The full name without its arity.</summary>
    private static string Plain(Type type)
    {
        var name = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        return name[..name.IndexOf('`', StringComparison.Ordinal)];
    }

    private static string Mark(NullabilityState state) => state switch
    {
        NullabilityState.Nullable => "?",
        NullabilityState.Unknown => "~",
        _ => "",
    };
}
