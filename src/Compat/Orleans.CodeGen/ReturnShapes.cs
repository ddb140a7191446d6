using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

internal static class ReturnShapes
{
    /// <summary>The shape of a return type, and its result if it has one.</summary>
    public static (ReturnShape Shape, ITypeSymbol? Result) Of(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return (ReturnShape.Void, null);
        }

        var result = type is INamedTypeSymbol { Arity: 1 } generic ? generic.TypeArguments[0] : null;
        return (type.OriginalDefinition.PlainName(), result) switch
        {
            ("System.Threading.Tasks.Task", null) => (ReturnShape.Task, null),
            ("System.Threading.Tasks.Task", _) => (ReturnShape.TaskOfResult, result),
            ("System.Threading.Tasks.ValueTask", null) => (ReturnShape.ValueTask, null),
            ("System.Threading.Tasks.ValueTask", _) => (ReturnShape.ValueTaskOfResult, result),
            ("System.Collections.Generic.IAsyncEnumerable", _) => (ReturnShape.Stream, result),
            _ => (ReturnShape.Unknown, null),
        };
    }
    }
