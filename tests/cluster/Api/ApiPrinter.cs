using System.Reflection;
using System.Runtime.CompilerServices;

namespace CxBridge.Tests.Cluster.Api;

/// <summary>
/// Prints what code outside an assembly can use of its types, one line a fact:
/// <code>
/// Orleans.Storage.InconsistentStateException
///   is class
///   base Orleans.Runtime.OrleansException
///   new public (string message)
/// </code>
/// </summary>
internal static class ApiPrinter
{
    public static IEnumerable<Type> TypesOf(Assembly assembly) =>
        assembly.GetTypes().Where(static type => IsVisible(type) && !type.IsDefined(typeof(CompilerGeneratedAttribute)));

    public static string NameOf(Type type) => ApiNames.Of(type);

    public static IReadOnlyList<string> FactsOf(Type type)
    {
        var facts = new List<string> { $"is {ApiMembers.Notes(type)}{Kind(type)}{ApiMembers.Constraints(type.GetGenericArguments())}" };
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) && !IsDelegate(type))
        {
            facts.Add($"base {ApiNames.Of(parent)}");
        }

        if (type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage)
        {
            facts.Add($"usage {usage.ValidOn}{(usage.AllowMultiple ? ", multiple" : "")}{(usage.Inherited ? "" : ", not inherited")}");
        }

        if (!type.IsEnum)
        {
            facts.AddRange(type.GetInterfaces().Where(static other => other.IsVisible).Select(static other => $"implements {ApiNames.Of(other)}"));
        }

        facts.AddRange(IsDelegate(type) ? ApiMembers.Of(type).Where(static fact => fact.Contains(" Invoke(", StringComparison.Ordinal)) : ApiMembers.Of(type));
        return [.. facts.Take(1), .. facts.Skip(1).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            var flags = type.IsDefined(typeof(FlagsAttribute)) ? "flags " : "";
            return $"{flags}enum of {ApiNames.Of(Enum.GetUnderlyingType(type))}";
        }

        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct";
        }

        return type.IsInterface ? "interface"
            : IsDelegate(type) ? "delegate"
            : (type.IsAbstract ? type.IsSealed ? "static " : "abstract " : type.IsSealed ? "sealed " : "") + "class";
    }

    private static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    private static bool IsDelegate(Type type) => type.BaseType == typeof(MulticastDelegate);
}
