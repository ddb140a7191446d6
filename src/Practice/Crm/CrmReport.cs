using System.Text.Json;

namespace CxBridge.Practice.Crm;

/// <summary>What <c>GET /report</c> answers.</summary>
/// <param name="Received">Requests with a key.</param>
/// <param name="Unique">Results stored, one a key.</param>
/// <param name="Duplicates">Requests whose key had been stored before.</param>
/// <param name="Conflicts">Requests whose key had been stored before with another body.</param>
/// <param name="WithoutKey">Requests refused for want of an Idempotency-Key or of a JSON body.</param>
/// <param name="FailedOnPurpose">Requests that failed on purpose, by kind.</param>
/// <param name="ByKey">The result of each key; a key that was only met by failures has none.</param>
public sealed record CrmReport(int Received, int Unique, int Duplicates, int Conflicts, int WithoutKey, IReadOnlyDictionary<FailureKind, int> FailedOnPurpose,
    IReadOnlyDictionary<string, CrmReport.OfKey> ByKey)
{
    /// <summary>One key.</summary>
    /// <param name="Requests">Requests with it.</param>
    /// <param name="Duplicates">Those after it had been stored.</param>
    /// <param name="StoredAt">When; null when it was not.</param>
    /// <param name="Body">The result.</param>
    public sealed record OfKey(int Requests, int Duplicates, DateTimeOffset? StoredAt, JsonElement? Body);
}
