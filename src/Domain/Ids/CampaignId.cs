using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Ids;

/// <summary>A campaign. Text form: <c>cmp_</c> and 26 lower-case Crockford base-32 digits, sortable by creation time.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<CampaignId>))]
public readonly record struct CampaignId(string Value) : ITypedId<CampaignId>
{
    /// <inheritdoc/>
    public static string Prefix => "cmp";

    /// <summary>A new id; ids made later sort later.</summary>
    public static CampaignId New(TimeProvider time) => new(TypedId.New(Prefix, time));

    /// <inheritdoc/>
    public static CampaignId Parse(string s, IFormatProvider? provider = null) => new(TypedId.Check(Prefix, s));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CampaignId result)
    {
        result = TypedId.IsValid(Prefix, s) ? new(s) : default;
        return result.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
