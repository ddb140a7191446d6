using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>Writes the reference class of a grain or observer interface, with the request classes of its methods.</summary>
internal static class ReferenceWriter
{
    public static GeneratedPiece? TryWrite(INamedTypeSymbol type, Compilation compilation)
    {
        if (!type.Implements("Orleans.Runtime.IAddressable"))
        {
            return null;
        }

        var methods = MethodsOf(type).ToArray();
        if (methods.Length == 0 && type.PlainName().StartsWith("Orleans.", System.StringComparison.Ordinal))
        {
            return null;
        }

        if (!type.IsReachable())
        {
            return GeneratedPiece.Refused(Diagnostics.Inaccessible, type, type.PlainName());
        }

        if (FirstNonMethod(type) is { } member)
        {
            return GeneratedPiece.Refused(Diagnostics.NoProperties, member, member.ToDisplayString());
        }

        var name = "Reference_" + type.SafeName();
        var parameters = Symbols.TypeParameters(type.TypeParameters);
        var constraints = Symbols.Constraints(type.TypeParameters);
        var reference = new StringBuilder();
        var requests = new StringBuilder();
        for (var i = 0; i < methods.Length; i++)
        {
            var request = new RequestWriter(type, methods[i], $"{name}_{methods[i].Name}_{i}");
            if (request.Problem is { } problem)
            {
                return problem;
            }

            request.WriteMethod(reference);
            request.WriteClass(requests);
        }

        var text = new StringBuilder(GeneratedText.Header);
        text.Append($$"""
            namespace {{Symbols.NamespaceFor(compilation)}}
            {
                internal sealed class {{name}}{{parameters}} : global::CxBridge.Compat.Generation.GeneratedReference, {{type.FullName()}}{{constraints}}
                {
                    public {{name}}(global::CxBridge.Compat.Generation.GrainReferenceBinding binding) : base(binding) { }
            {{reference}}    }
            {{requests}}}

            """);
        return new GeneratedPiece(name + ".g.cs", text.ToString(), Registration(type, name, compilation));
    }

    private static string Registration(INamedTypeSymbol type, string name, Compilation compilation)
    {
        var alias = type.Attribute("Orleans.AliasAttribute").FirstArgument() as string ?? type.PlainName();
        var version = type.Attribute("Orleans.CodeGeneration.VersionAttribute").FirstArgument() ?? 0;
        var className = $"global::{Symbols.NamespaceFor(compilation)}.{name}";
        return type.IsGenericType
            ? $"registry.AddOpenInterface(typeof({type.TypeofName()}), typeof({className}<{new string(',', type.Arity - 1)}>), \"{alias}\", {version});"
            : $"registry.AddInterface(typeof({type.FullName()}), \"{alias}\", {version}, static binding => new {className}(binding));";
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type) => type.AllInterfaces
        .Reverse()
        .Append(type)
        .SelectMany(static part => part.GetMembers().OfType<IMethodSymbol>())
        .Where(static method => method is { MethodKind: MethodKind.Ordinary, IsStatic: false });

    private static ISymbol? FirstNonMethod(INamedTypeSymbol type) => type.AllInterfaces
        .Append(type)
        .SelectMany(static part => part.GetMembers())
        .FirstOrDefault(static member => member is IPropertySymbol { IsStatic: false } or IEventSymbol { IsStatic: false });
}
