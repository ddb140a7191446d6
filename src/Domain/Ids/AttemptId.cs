using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Ids;

/// <summary>One attempt to reach a contact; also the user part of the SIP Call-ID of its INVITE. Text form: <c>att_</c> and 26 lower-case Crockford base-32 digits, sortable by creation time.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<AttemptId>))]
public readonly record struct AttemptId(string Value) : ITypedId<AttemptId>
{
    /// <inheritdoc/>
    public static string Prefix => "att";

    /// <summary>A new id; ids made later sort later.</summary>
    public static AttemptId New(TimeProvider time) => new(TypedId.New(Prefix, time));

    /// <inheritdoc/>
    public static AttemptId Parse(string s, IFormatProvider? provider = null) => new(TypedId.Check(Prefix, s));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AttemptId result)
    {
        result = TypedId.IsValid(Prefix, s) ? new(s) : default;
        return result.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
