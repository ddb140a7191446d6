using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>Types that cross without a copy, as far as the compiler can tell; the codecs decide about the others.</summary>
internal static class ShallowTypes
{
    private static readonly HashSet<string> s_names =
    [
        "System.Guid", "System.TimeSpan", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.Uri", "System.Version",
        "System.Net.IPAddress", "System.Net.IPEndPoint", "Orleans.Runtime.GrainId", "Orleans.Runtime.SiloAddress",
    ];

    public static bool Contains(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return true;
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return Contains(((INamedTypeSymbol)type).TypeArguments[0]);
        }

        // SpecialType runs from Object over Boolean, Char, the numbers, Decimal and String to DateTime; those between are the simple values.
        return type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime
            || s_names.Contains(type.PlainName())
            || (type is INamedTypeSymbol named
                && (named.IsSealed || named.IsValueType)
                && named.Has("Orleans.ImmutableAttribute")
                && named.Has("Orleans.GenerateSerializerAttribute"));
    }
}
