using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Targets;

/// <summary>Which targets failed lately. They are tried last, so that not every call waits for a server that is down (RFC 3263 section 4.3).</summary>
internal sealed class TargetHealth(TimeProvider time)
{
    // A far end chooses what its Contact resolves to: bounded, the oldest verdict goes first.
    private const int MaxKept = 256;
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);
    private readonly Dictionary<SipFlow, DateTimeOffset> _until = [];

    /// <summary>It refused with 503, was not there, or kept silent.</summary>
    /// <param name="target">As it was found.</param>
    /// <param name="retryAfter">What it asked for itself; null rests it for 30 s.</param>
    public void Failed(SipFlow target, TimeSpan? retryAfter)
    {
        if (_until.Count >= MaxKept)
        {
            _until.Remove(_until.MinBy(kept => kept.Value).Key);
        }

        TimeSpan rest = retryAfter ?? s_rest;
        _until[target] = time.GetUtcNow() + (rest < s_longest ? rest : s_longest);
    }

    /// <summary>It answered.</summary>
    public void Worked(SipFlow target) => _until.Remove(target);

    /// <summary>Those that rest go last; otherwise the order stands.</summary>
    public IReadOnlyList<SipFlow> Order(IReadOnlyList<SipFlow> targets)
    {
        DateTimeOffset now = time.GetUtcNow();
        return [.. targets.OrderBy(target => _until.TryGetValue(target, out DateTimeOffset until) && now < until ? 1 : 0)];
    }
}
