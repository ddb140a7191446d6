using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>A member that crosses: its number, and how generated code reads and writes it.</summary>
internal sealed class SerializedMember
{
    public SerializedMember(long id, bool isOfConstructor, ITypeSymbol type, string name, string? field, bool isImmutable)
    {
        // The numbers of a record's parameters and those of its [Id]s are two series, as in Orleans.
        Number = (id * 2) + (isOfConstructor ? 1 : 0);
        Type = type;
        Name = name;
        Field = field;
        IsImmutable = isImmutable;
    }

    public long Number { get; }

    public ITypeSymbol Type { get; }

    public string Name { get; }

    /// <summary>The field behind the member, where it cannot simply be assigned; null where it can.</summary>
    public string? Field { get; }

    public bool IsImmutable { get; }

    public bool IsShallow => IsImmutable || ShallowTypes.Contains(Type);
}
