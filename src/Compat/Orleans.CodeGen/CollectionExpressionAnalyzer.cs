using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>
/// Finds collection expressions that become part of a message behind a read-only interface. The compiler makes up a type for them, which no
/// serializer knows: the call would fail when it is made. Found are those written where the message is: as an argument or result of a grain
/// method, and as a member of a [GenerateSerializer] type. One that came there through a variable still fails at run time.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CollectionExpressionAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> s_readOnly = ImmutableHashSet.Create(
        "System.Collections.Generic.IEnumerable", "System.Collections.Generic.IReadOnlyCollection", "System.Collections.Generic.IReadOnlyList");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Diagnostics.MadeUpCollection);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.CollectionExpression);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var expression = (ICollectionExpressionOperation)context.Operation;

        // The empty one is an empty array.
        if (expression.Elements.Length > 0
            && expression.Type is { } type
            && s_readOnly.Contains(type.OriginalDefinition.PlainName())
            && IsPartOfAMessage(expression, context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.MadeUpCollection, expression.Syntax.GetLocation(), type.ToDisplayString()));
        }
    }

    private static bool IsPartOfAMessage(IOperation expression, ISymbol place)
    {
        var user = expression.Parent;
        while (user is IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation)
        {
            user = user.Parent;
        }

        return user switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => IsGrainCall(call.TargetMethod) || (IsFromResult(call.TargetMethod) && IsGrainMethod(place)),
            IArgumentOperation { Parent: IObjectCreationOperation creation } => IsMessage(creation.Type),
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } => IsMessage(target.Member.ContainingType),
            IPropertyInitializerOperation initializer => initializer.InitializedProperties.Any(static property => IsMessage(property.ContainingType)),
            IFieldInitializerOperation initializer => initializer.InitializedFields.Any(static field => IsMessage(field.ContainingType)),
            IReturnOperation => IsGrainMethod(place),
            _ => false,
        };
    }

    private static bool IsMessage(ITypeSymbol? type) => type is not null && type.Has("Orleans.GenerateSerializerAttribute");

    private static bool IsGrainCall(IMethodSymbol method) =>
        method.ContainingType.TypeKind == TypeKind.Interface && method.ContainingType.Implements("Orleans.Runtime.IAddressable");

    private static bool IsFromResult(IMethodSymbol method) => method.Name == "FromResult" && method.ContainingType.Is("System.Threading.Tasks.Task");

    private static bool IsGrainMethod(ISymbol place) =>
        place is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
        && method.ContainingType.AllInterfaces
            .Where(static contract => contract.Implements("Orleans.Runtime.IAddressable"))
            .SelectMany(static contract => contract.GetMembers())
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
