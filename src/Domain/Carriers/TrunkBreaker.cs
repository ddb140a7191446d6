namespace CxBridge.Domain.Carriers;

/// <summary>
/// Holds a trunk that fails, so that a campaign does not burn its contacts' attempts on one that is down. Pure; the caller serialises.
/// <code>
/// closed --3 failures in a row--> held 10 s --over--> probing (one call) --failure--> held twice as long, at most 5 min
///    ^                                                     |
///    +------------------------- carried -------------------+
/// </code>
/// A trunk that asks for a pause (503 with Retry-After) is held for as long as it asked, within 1 s and 5 min, and then probed like the others.
/// </summary>
public sealed class TrunkBreaker
{
    private const int FailuresToHold = 3;
    private static readonly TimeSpan ShortestHold = TimeSpan.FromSeconds(10);

    /// <summary>Nobody holds us longer than this: a carrier that writes a day into Retry-After is asked again all the same.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);

    private int _failures;
    private TimeSpan _hold = ShortestHold;
    private TimeSpan? _heldUntil;
    private TimeSpan? _probeUntil;
    private TrunkHoldCause _cause;

    /// <summary>How many of <paramref name="wanted"/> calls may be tried now; follow with <see cref="Trying"/> when one is.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="wanted">Calls that could be placed.</param>
    public int Allowed(TimeSpan now, int wanted)
    {
        if (_heldUntil is not { } until)
        {
            return wanted;
        }

        return now < until || now < _probeUntil ? 0 : Math.Min(1, wanted);
    }

    /// <summary>Calls are being placed; after a hold, this one is the probe.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="probeTimeout">When a probe that is never heard of again is given up.</param>
    public void Trying(TimeSpan now, TimeSpan probeTimeout)
    {
        if (_heldUntil is not null)
        {
            _probeUntil = now + probeTimeout;
        }
    }

    /// <summary>Failures in a row.</summary>
    public int Failures => _failures;

    /// <summary>Why it is held, or was until its probe; none while calls go to it.</summary>
    public TrunkHoldCause Cause => _heldUntil is null ? TrunkHoldCause.None : _cause;

    /// <summary>What it does now.</summary>
    public BreakerState StateAt(TimeSpan now) => _heldUntil is not { } until ? BreakerState.Closed : until > now ? BreakerState.Held : BreakerState.Probing;

    /// <summary>How long the hold still lasts; null while calls may be tried.</summary>
    public TimeSpan? HoldLeft(TimeSpan now) => _heldUntil is { } until && until > now ? until - now : null;

    /// <summary>It asked to be left alone (RFC 3261 section 21.5.4).</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="asked">Retry-After.</param>
    public void Rest(TimeSpan now, TimeSpan asked)
    {
        TimeSpan until = now + TimeSpan.FromTicks(Math.Clamp(asked.Ticks, ShortestRest.Ticks, LongestHold.Ticks));
        _probeUntil = null;
        if (_heldUntil is { } already && already > until)
        {
            return;
        }

        _heldUntil = until;
        _cause = TrunkHoldCause.Asked;
    }

    /// <summary>It carried a call, whatever the callee did.</summary>
    public void Carried()
    {
        _failures = 0;
        _hold = ShortestHold;
        _heldUntil = null;
        _probeUntil = null;
    }

    /// <summary>It failed.</summary>
    public void Failed(TimeSpan now)
    {
        _failures++;
        if (_heldUntil is null)
        {
            if (_failures >= FailuresToHold)
            {
                _heldUntil = now + _hold;
                _cause = TrunkHoldCause.Failures;
            }
        }
        else if (_probeUntil is not null)
        {
            // Only the probe counts: calls that were under way when the hold began say nothing new.
            _hold = TimeSpan.FromTicks(Math.Min(LongestHold.Ticks, _hold.Ticks * 2));
            _heldUntil = now + _hold;
            _probeUntil = null;
            _cause = TrunkHoldCause.Failures;
        }
    }
}
