using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor Inaccessible = Error(
        "CXO0001", "Type is not accessible", "{0} is private: generated code cannot reach it. Make it internal or public.");

    public static readonly DiagnosticDescriptor BadReturnType = Error(
        "CXO0002",
        "Grain methods are asynchronous",
        "{0} returns {1}. Grain methods return Task, Task<T>, ValueTask, ValueTask<T>, IAsyncEnumerable<T>, or nothing with [OneWay].");

    public static readonly DiagnosticDescriptor BadParameter = Error(
        "CXO0003", "Parameter cannot cross", "{0} has a parameter {1}: grain methods take no ref, out, in or second CancellationToken parameters");

    public static readonly DiagnosticDescriptor MissingId = Error(
        "CXO0004", "Member without a number", "{0} has neither [Id] nor [NonSerialized]: it would be lost at every grain call");

    public static readonly DiagnosticDescriptor DuplicateId = Error(
        "CXO0005", "Number used twice", "[Id({1})] of {0} is taken by another member of the type");

    public static readonly DiagnosticDescriptor MadeUpCollection = Error(
        "CXO0006",
        "Collection expression cannot cross",
        "A collection expression behind {0} is of a type that the compiler makes up, and no message can carry it. Write an array or a List<T>, or give the member such a type.");

    public static readonly DiagnosticDescriptor NoProperties = Error(
        "CXO0007", "Grain interfaces have methods only", "{0} is not a method");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Orleans", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
