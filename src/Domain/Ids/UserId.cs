using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Ids;

/// <summary>A person who signs in to the console. Text form: <c>usr_</c> and 26 lower-case Crockford base-32 digits, sortable by creation time.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<UserId>))]
public readonly record struct UserId(string Value) : ITypedId<UserId>
{
    /// <inheritdoc/>
    public static string Prefix => "usr";

    /// <summary>A new id; ids made later sort later.</summary>
    public static UserId New(TimeProvider time) => new(TypedId.New(Prefix, time));

    /// <inheritdoc/>
    public static UserId Parse(string s, IFormatProvider? provider = null) => new(TypedId.Check(Prefix, s));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserId result)
    {
        result = TypedId.IsValid(Prefix, s) ? new(s) : default;
        return result.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
