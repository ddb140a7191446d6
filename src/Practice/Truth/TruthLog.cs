using CxBridge.Practice.Logs;

namespace CxBridge.Practice.Truth;

/// <summary>The truth log of a carrier, <c>truth.jsonl</c>, and its sums. A carrier that starts again goes on in the same file; calls that were up when
/// it was killed are ended then. Thread-safe.</summary>
public sealed class TruthLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TruthLedger _ledger = new();
    private readonly JsonLinesFile<TruthLine> _file;
    private readonly TimeProvider _time;

    /// <summary>Opens it in a folder.</summary>
    public TruthLog(string folder, TimeProvider time)
    {
        _time = time;
        _file = new JsonLinesFile<TruthLine>(Path.Combine(folder, "truth.jsonl"), _ledger.Apply);
        foreach (TruthLine.Ended ended in _ledger.EndOpen(time.GetUtcNow()))
        {
            Append(ended);
        }
    }

    /// <summary>Now, for lines.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Writes an INVITE, with what it meets: calls to the same number, and a Call-ID seen before.</summary>
    /// <param name="callId">SIP Call-ID.</param>
    /// <param name="number">Called number.</param>
    /// <param name="from">Calling number.</param>
    /// <param name="describe">Persona and seed, from how many calls the number has had, this one included.</param>
    public TruthLine.Invited Invite(string callId, string number, string from, Func<int, (string Persona, int Seed)> describe)
    {
        lock (_lock)
        {
            (string persona, int seed) = describe(_ledger.InvitesTo(number) + 1);
            var line = new TruthLine.Invited(Now, callId, number, from, persona, seed, _ledger.OpenTo(number) + 1, _ledger.Open + 1, _ledger.HasSeen(callId));
            Append_NeedsLock(line);
            return line;
        }
    }

    /// <summary>Writes a line.</summary>
    public void Append(TruthLine line)
    {
        lock (_lock)
        {
            Append_NeedsLock(line);
        }
    }

    /// <summary>Reads the sums while nothing changes them.</summary>
    public T Read<T>(Func<TruthLedger, T> read)
    {
        lock (_lock)
        {
            return read(_ledger);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Append_NeedsLock(TruthLine line)
    {
        _file.Append(line);
        _ledger.Apply(line);
    }
}
