using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Compliance;

internal sealed class SuppressionRow
{
    /// <summary>Scope of the list for all campaigns.</summary>
    public const string Everybody = "";

    public string Scope { get; init; } = "";

    public string Pattern { get; init; } = "";

    public string Reason { get; init; } = "";

    public long? ExpiresAt { get; init; }

    public long AddedAt { get; init; }

    public static string ScopeOf(CampaignId? campaign) => campaign?.Value ?? Everybody;

    public Suppression ToSuppression() => new(
        NumberPattern.Read(Pattern, out NumberPattern numbers) is null ? numbers : throw new InvalidDataException("The store holds a do-not-call entry that is no number."),
        Scope.Length == 0 ? null : new CampaignId(Scope),
        Reason,
        ExpiresAt is { } end ? UnixMicroseconds.Time(end) : null,
        UnixMicroseconds.Time(AddedAt));
}
