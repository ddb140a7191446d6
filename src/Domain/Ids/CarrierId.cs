using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Ids;

/// <summary>A carrier (SIP trunk). Text form: <c>car_</c> and 26 lower-case Crockford base-32 digits, sortable by creation time.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<CarrierId>))]
public readonly record struct CarrierId(string Value) : ITypedId<CarrierId>
{
    /// <inheritdoc/>
    public static string Prefix => "car";

    /// <summary>A new id; ids made later sort later.</summary>
    public static CarrierId New(TimeProvider time) => new(TypedId.New(Prefix, time));

    /// <inheritdoc/>
    public static CarrierId Parse(string s, IFormatProvider? provider = null) => new(TypedId.Check(Prefix, s));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CarrierId result)
    {
        result = TypedId.IsValid(Prefix, s) ? new(s) : default;
        return result.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
