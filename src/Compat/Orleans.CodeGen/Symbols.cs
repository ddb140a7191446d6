using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>Questions about symbols, and how their names are written in generated code.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat s_metadataLike = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static string PlainName(this ITypeSymbol type) => type.ToDisplayString(s_metadataLike);

    /// <summary>The operand of typeof: unbound for generic definitions.</summary>
    public static string TypeofName(this INamedTypeSymbol type) =>
        (type.IsGenericType ? type.ConstructUnboundGenericType() : type).FullName();

    /// <summary>An identifier that no other type of the assembly has.</summary>
    public static string SafeName(this ITypeSymbol type)
    {
        var name = new StringBuilder();
        foreach (var letter in type.PlainName())
        {
            name.Append(char.IsLetterOrDigit(letter) ? letter : '_');
        }

        return type is INamedTypeSymbol { Arity: > 0 } generic ? $"{name}_{generic.Arity}" : name.ToString();
    }

    public static string NamespaceFor(Compilation compilation)
    {
        var name = new StringBuilder("OrleansGenerated.");
        foreach (var letter in compilation.AssemblyName ?? "Assembly")
        {
            name.Append(char.IsLetterOrDigit(letter) ? letter : '_');
        }

        return name.ToString();
    }

    public static bool Is(this ITypeSymbol? type, string fullName) => type is not null && type.OriginalDefinition.PlainName() == fullName;

    public static bool Implements(this ITypeSymbol type, string interfaceName) => type.AllInterfaces.Any(other => other.Is(interfaceName));

    public static bool DerivesFrom(this ITypeSymbol type, string baseName)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.Is(baseName))
            {
                return true;
            }
        }

        return false;
    }

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(fullName));

    public static bool Has(this ISymbol symbol, string fullName) => symbol.Attribute(fullName) is not null;

    public static object? FirstArgument(this AttributeData? attribute) =>
        attribute is { ConstructorArguments.Length: > 0 } ? attribute.ConstructorArguments[0].Value : null;

    public static object? Named(this AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    /// <summary>Whether code elsewhere in the assembly can name the type.</summary>
    public static bool IsReachable(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal) || at.IsFileLocal)
            {
                return false;
            }
        }

        return true;
    }

    public static string TypeParameters(IEnumerable<ITypeParameterSymbol> parameters)
    {
        var names = string.Join(", ", parameters.Select(static parameter => parameter.Name));
        return names.Length == 0 ? "" : $"<{names}>";
    }

    public static string Constraints(IEnumerable<ITypeParameterSymbol> parameters)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters)
        {
            var parts = new List<string>();
            if (parameter.HasUnmanagedTypeConstraint)
            {
                parts.Add("unmanaged");
            }
            else if (parameter.HasValueTypeConstraint)
            {
                parts.Add("struct");
            }
            else if (parameter.HasReferenceTypeConstraint)
            {
                parts.Add("class");
            }
            else if (parameter.HasNotNullConstraint)
            {
                parts.Add("notnull");
            }

            parts.AddRange(parameter.ConstraintTypes.Select(static type => type.FullName()));
            if (parameter.HasConstructorConstraint)
            {
                parts.Add("new()");
            }

            if (parts.Count > 0)
            {
                text.Append($" where {parameter.Name} : {string.Join(", ", parts)}");
            }
        }

        return text.ToString();
    }
}
