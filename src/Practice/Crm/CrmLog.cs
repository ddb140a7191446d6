using System.Text.Json;
using CxBridge.Practice.Logs;

namespace CxBridge.Practice.Crm;

/// <summary>The practice CRM's store, <c>crm.jsonl</c>. A result counts as stored once its line is with the operating system. Thread-safe.</summary>
public sealed class CrmLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CrmLedger _ledger;
    private readonly JsonLinesFile<CrmLine> _file;
    private readonly TimeProvider _time;

    /// <summary>Opens or goes on with it in a folder.</summary>
    public CrmLog(string folder, FailurePlan plan, TimeProvider time)
    {
        _time = time;
        _ledger = new CrmLedger(plan);
        _file = new JsonLinesFile<CrmLine>(Path.Combine(folder, "crm.jsonl"), _ledger.Apply);
    }

    /// <summary>Decides on a request and stores what it says.</summary>
    public CrmLine Take(string key, JsonElement body)
    {
        lock (_lock)
        {
            CrmLine line = _ledger.Decide(_time.GetUtcNow(), key, body);
            _file.Append(line);
            _ledger.Apply(line);
            return line;
        }
    }

    /// <summary>Counts a request that had no key or no JSON.</summary>
    public void RefuseMalformed()
    {
        lock (_lock)
        {
            _ledger.RefuseMalformed();
        }
    }

    /// <summary>The sums.</summary>
    public CrmReport Report()
    {
        lock (_lock)
        {
            return _ledger.Report();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
