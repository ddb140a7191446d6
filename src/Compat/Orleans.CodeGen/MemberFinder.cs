using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>Finds the members of a [GenerateSerializer] type that cross, and what is wrong with the others.</summary>
internal sealed class MemberFinder
{
    private readonly INamedTypeSymbol _type;
    private readonly List<SerializedMember> _members = [];
    private readonly bool _isNumberingProperties;

    public MemberFinder(INamedTypeSymbol type)
    {
        _type = type;
        _isNumberingProperties = type.Attribute("Orleans.GenerateSerializerAttribute").Named("GenerateFieldIds") is 1;
        var parameters = type.IsRecord ? PrimaryParametersOf(type) : [];
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst))
        {
            if (field.AssociatedSymbol is IPropertySymbol property)
            {
                AddProperty(property, field, parameters);
            }
            else if (!field.IsImplicitlyDeclared)
            {
                AddField(field);
            }
        }
    }

    public GeneratedPiece? Problem { get; private set; }

    public SerializedMember[] Members => [.. _members.OrderBy(static member => member.Number)];

    private void AddField(IFieldSymbol field)
    {
        if (IdOf(field) is { } id)
        {
            Add(field, id, isOfConstructor: false, field.Type, field.Name, IsAssignable(field) ? null : field.Name);
        }
        else if (!IsLeftOut(field))
        {
            Problem ??= GeneratedPiece.Refused(Diagnostics.MissingId, field, field.ToDisplayString());
        }
    }

    private void AddProperty(IPropertySymbol property, IFieldSymbol backing, string[] parameters)
    {
        var place = System.Array.IndexOf(parameters, property.Name);
        var field = IsAssignable(property) ? null : backing.MetadataName;
        if (IdOf(property) is { } id)
        {
            Add(property, id, isOfConstructor: false, property.Type, property.Name, field);
        }
        else if (place >= 0)
        {
            Add(property, place, isOfConstructor: true, property.Type, property.Name, field);
        }
        else if (_isNumberingProperties && property.DeclaredAccessibility == Accessibility.Public)
        {
            Add(property, NumberOf(property.Name), isOfConstructor: false, property.Type, property.Name, field);
        }
        else if (!IsLeftOut(backing))
        {
            Problem ??= GeneratedPiece.Refused(Diagnostics.MissingId, property, property.ToDisplayString());
        }
    }

    private void Add(ISymbol symbol, long id, bool isOfConstructor, ITypeSymbol type, string name, string? field)
    {
        var member = new SerializedMember(id, isOfConstructor, type, name, field, symbol.Has("Orleans.ImmutableAttribute"));
        if (_members.Any(other => other.Number == member.Number))
        {
            Problem ??= GeneratedPiece.Refused(Diagnostics.DuplicateId, symbol, symbol.ToDisplayString(), id.ToString());
        }

        _members.Add(member);
    }

    private static long? IdOf(ISymbol symbol) => symbol.Attribute("Orleans.IdAttribute").FirstArgument() is uint id ? id : null;

    private static bool IsLeftOut(IFieldSymbol field) => field.Has("System.NonSerializedAttribute");

    private bool IsAssignable(IFieldSymbol field) => !field.IsReadOnly && IsReachable(field);

    private bool IsAssignable(IPropertySymbol property) =>
        property is { GetMethod: { } getter, SetMethod: { IsInitOnly: false } setter, IsVirtual: false, IsOverride: false }
        && IsReachable(getter)
        && IsReachable(setter);

    private bool IsReachable(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static string[] PrimaryParametersOf(INamedTypeSymbol record) => record.InstanceConstructors
        .Where(static constructor => constructor.DeclaringSyntaxReferences
            .Any(static reference => reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.RecordDeclarationSyntax))
        .SelectMany(static constructor => constructor.Parameters.Select(static parameter => parameter.Name))
        .ToArray();

    // Stable over versions: the number of a property follows from its name alone.
    private static long NumberOf(string name)
    {
        var hash = 2166136261u;
        foreach (var letter in name)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return hash & 0x3fffffff;
    }
}
