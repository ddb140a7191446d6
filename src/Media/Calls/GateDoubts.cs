using System.Collections.Concurrent;
using CxBridge.Domain.Ids;

namespace CxBridge.Media.Calls;

/// <summary>
/// Attempts whose gate was asked and never answered: they may stand as dialling though no INVITE was sent. Only this host knows, and only in
/// this life; <see cref="MediaRecovery"/> asks the database again and closes them.
/// </summary>
internal sealed class GateDoubts
{
    private const int Asks = 6;
    private readonly ConcurrentDictionary<AttemptId, int> _attempts = new();

    /// <summary>None.</summary>
    public bool IsEmpty => _attempts.IsEmpty;

    /// <summary>The gate did not answer.</summary>
    public void Add(AttemptId attempt) => _attempts[attempt] = 0;

    /// <summary>Whether an open attempt is one of them.</summary>
    public bool Contains(AttemptId attempt) => _attempts.ContainsKey(attempt);

    /// <summary>It is closed.</summary>
    public void Remove(AttemptId attempt) => _attempts.TryRemove(attempt, out _);

    /// <summary>The database was asked and answered; what it did not name six times in a row never passed the gate.</summary>
    public void Asked()
    {
        foreach (AttemptId attempt in _attempts.Keys)
        {
            if (_attempts.AddOrUpdate(attempt, 1, (_, count) => count + 1) >= Asks)
            {
                _attempts.TryRemove(attempt, out _);
            }
        }
    }
}
