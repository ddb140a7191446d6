using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Ids;

/// <summary>A pool of numbers to show. Text form: <c>cip_</c> and 26 lower-case Crockford base-32 digits, sortable by creation time.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<CallerIdPoolId>))]
public readonly record struct CallerIdPoolId(string Value) : ITypedId<CallerIdPoolId>
{
    /// <inheritdoc/>
    public static string Prefix => "cip";

    /// <summary>A new id; ids made later sort later.</summary>
    public static CallerIdPoolId New(TimeProvider time) => new(TypedId.New(Prefix, time));

    /// <inheritdoc/>
    public static CallerIdPoolId Parse(string s, IFormatProvider? provider = null) => new(TypedId.Check(Prefix, s));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CallerIdPoolId result)
    {
        result = TypedId.IsValid(Prefix, s) ? new(s) : default;
        return result.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
