using System.Text.Json;

namespace CxBridge.Practice.Crm;

/// <summary>Decides on results by their key and keeps the sums. Pure. Not safe for concurrent use.</summary>
public sealed class CrmLedger(FailurePlan plan)
{
    private readonly Dictionary<string, CrmReport.OfKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<FailureKind, int> _failures = [];
    private int _received;
    private int _duplicates;
    private int _conflicts;
    private int _withoutKey;

    /// <summary>Decides on the next request.</summary>
    public CrmLine Decide(DateTimeOffset now, string key, JsonElement body)
    {
        int request = _received + 1;
        FailureKind? failure = plan.For(request);
        CrmVerdict verdict = failure is FailureKind.ServerError or FailureKind.Unavailable ? CrmVerdict.NotStored
            : _keys.GetValueOrDefault(key)?.Body is not { } stored ? CrmVerdict.Stored
            : JsonElement.DeepEquals(stored, body) ? CrmVerdict.Duplicate : CrmVerdict.Conflict;
        return new CrmLine(now, request, key, failure, verdict, verdict == CrmVerdict.Stored ? body.Clone() : null);
    }

    /// <summary>Takes a decision, or a line of an earlier run.</summary>
    public void Apply(CrmLine line)
    {
        _received = line.Request;
        if (line.Failure is { } failure)
        {
            _failures[failure] = _failures.GetValueOrDefault(failure) + 1;
        }

        CrmReport.OfKey key = _keys.GetValueOrDefault(line.Key) ?? new(0, 0, null, null);
        key = key with { Requests = key.Requests + 1 };
        switch (line.Verdict)
        {
            case CrmVerdict.Stored:
                key = key with { StoredAt = line.Time, Body = line.Body };
                break;
            case CrmVerdict.Duplicate:
                key = key with { Duplicates = key.Duplicates + 1 };
                _duplicates++;
                break;
            case CrmVerdict.Conflict:
                key = key with { Duplicates = key.Duplicates + 1 };
                _duplicates++;
                _conflicts++;
                break;
            case CrmVerdict.NotStored:
            default:
                break;
        }

        _keys[line.Key] = key;
    }

    /// <summary>Counts a request that had no key or no JSON.</summary>
    public void RefuseMalformed() => _withoutKey++;

    /// <summary>The sums.</summary>
    public CrmReport Report() => new(_received, _keys.Values.Count(k => k.StoredAt is not null), _duplicates, _conflicts, _withoutKey,
        new Dictionary<FailureKind, int>(_failures), new Dictionary<string, CrmReport.OfKey>(_keys, StringComparer.Ordinal));
}
