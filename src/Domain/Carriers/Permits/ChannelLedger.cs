using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers.Permits;

/// <summary>
/// Which attempts hold a channel of a carrier. Pure; the caller serialises.
/// <code>
/// 1 born      with the attempts that the store knows to be open: what an earlier life gave is held on
/// 2 taken     with the permit of the first INVITE; an attempt holds one channel, however often it tries
/// 3 released  when the attempt is over: told by its host at once, and found in the store a few seconds later where that word was lost
/// </code>
/// </summary>
public sealed class ChannelLedger
{
    // The store may take so long to know of an attempt that was given a channel.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Dictionary<AttemptId, TimeSpan> _held = [];
    private readonly HashSet<AttemptId> _adopted = [];

    /// <summary>Channels in use.</summary>
    public int Held => _held.Count;

    /// <summary>Whether this attempt holds one.</summary>
    public bool Holds(AttemptId attempt) => _held.ContainsKey(attempt);

    /// <summary>Attempts that an earlier life left open. One of them may still wait for its first permit: when they are more than the channels, it is
    /// refused like a new one.</summary>
    public void Adopt(IEnumerable<AttemptId> open, TimeSpan now)
    {
        foreach (AttemptId attempt in open)
        {
            if (_held.TryAdd(attempt, now))
            {
                _adopted.Add(attempt);
            }
        }
    }

    /// <summary>Takes a channel, unless there is none or the attempt has one.</summary>
    /// <returns>Whether the attempt has one now.</returns>
    public bool Take(AttemptId attempt, TimeSpan now, int channels)
    {
        if (_held.ContainsKey(attempt))
        {
            return !_adopted.Contains(attempt) || _held.Count <= channels;
        }

        if (_held.Count >= channels)
        {
            return false;
        }

        _held[attempt] = now;
        return true;
    }

    /// <summary>The attempt is over, or goes another way.</summary>
    public void Release(AttemptId attempt)
    {
        _held.Remove(attempt);
        _adopted.Remove(attempt);
    }

    /// <summary>What the store knows: who is not open any more has no channel.</summary>
    /// <param name="open">Attempts that are open on this carrier.</param>
    /// <param name="askedAt">When the store was asked, monotonic.</param>
    public void Reconcile(IReadOnlySet<AttemptId> open, TimeSpan askedAt)
    {
        foreach (AttemptId over in _held.Where(h => h.Value < askedAt - Grace && !open.Contains(h.Key)).Select(h => h.Key).ToList())
        {
            Release(over);
        }
    }
}
