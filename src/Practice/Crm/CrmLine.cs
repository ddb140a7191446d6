using System.Text.Json;

namespace CxBridge.Practice.Crm;

/// <summary>One request to the hook, as the log keeps it.</summary>
/// <param name="Time">Wall clock.</param>
/// <param name="Request">Number of the request, from 1.</param>
/// <param name="Key">Idempotency-Key.</param>
/// <param name="Failure">How it failed on purpose, or null.</param>
/// <param name="Verdict">What became of the result.</param>
/// <param name="Body">The result; null unless it was stored by this request.</param>
public sealed record CrmLine(DateTimeOffset Time, int Request, string Key, FailureKind? Failure, CrmVerdict Verdict, JsonElement? Body);
