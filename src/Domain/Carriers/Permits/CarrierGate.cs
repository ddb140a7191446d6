using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers.Permits;

/// <summary>
/// Everything that keeps one carrier within its limits, whoever dials through it. Pure; the caller serialises.
/// <code>
/// partition  1 promise   before it claims: how many dials will find a permit within a tick
/// host       2 ask       before each INVITE: trunk held? channel free? a place in time
///            3 report    after it: carried, failed (breaker of the trunk), throttled (trunk rests, the whole carrier slows down)
///            4 release   when the attempt is over or goes elsewhere
/// </code>
/// Born without any place for one window (<see cref="PermitSchedule"/>) and with the channels that the store knows to be taken.
/// </summary>
public sealed class CarrierGate
{
    /// <summary>An INVITE that is never answered ends after 32 s (Timer B); then another probe may go.</summary>
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(40);

    private readonly PermitSchedule _schedule;
    private readonly CpsGovernor _governor = new();
    private readonly PromiseBook _promises = new();
    private readonly Dictionary<string, TrunkBreaker> _breakers = [];

    /// <param name="now">Monotonic time.</param>
    public CarrierGate(TimeSpan now) => _schedule = new PermitSchedule(now);

    /// <summary>Who holds a channel.</summary>
    public ChannelLedger Channels { get; } = new();

    /// <summary>Calls a second at this moment: the limit, less while the carrier is slowed down.</summary>
    public double CallsPerSecond(TimeSpan now, Carrier carrier) => carrier.CallsPerSecond * _governor.Factor(now);

    /// <summary>Dials that were promised a permit and have not asked for it yet.</summary>
    public int Waiting(TimeSpan now) => _promises.Waiting(now);

    /// <summary>INVITEs of the last second.</summary>
    public int Lately(TimeSpan now) => _schedule.Lately(now);

    /// <summary>How long the carrier is still slowed down, if it has not too much again; null when it is not.</summary>
    public TimeSpan? SlowedFor(TimeSpan now) => _governor.SlowedFor(now);

    /// <summary>How long a trunk is still held; null when it may be tried.</summary>
    public TimeSpan? HoldLeft(TimeSpan now, string trunk) => Of(trunk).HoldLeft(now);

    /// <summary>What the breaker of a trunk does now, why, and how often in a row the trunk has failed.</summary>
    public (BreakerState State, TrunkHoldCause Cause, int Failures) BreakerOf(TimeSpan now, string trunk) => (Of(trunk).StateAt(now), Of(trunk).Cause, Of(trunk).Failures);

    // 1
    /// <summary>Promises at most <paramref name="wanted"/> dials.</summary>
    public PermitPromise Promise(TimeSpan now, Carrier carrier, int wanted)
    {
        double cps = CallsPerSecond(now, carrier);
        int channels = Math.Max(0, carrier.OutboundChannels - Channels.Held);
        PermitPromise none = new(0, TimeSpan.Zero, TimeSpan.Zero, PermitRefusal.None, null, channels, cps, TrunkHoldCause.None, SlowedFor(now));
        if (Closed(carrier, cps) is { } closed)
        {
            return none with { Refusal = closed };
        }

        int tried = carrier.Trunks.Max(t => Of(t.Name).Allowed(now, wanted));
        if (tried < wanted)
        {
            // All trunks are held, or the first of them whose hold is over is tried with one call.
            TrunkBreaker first = carrier.Trunks.Select(t => Of(t.Name)).MinBy(b => b.HoldLeft(now) ?? TimeSpan.Zero)!;
            none = none with { Refusal = PermitRefusal.Held, Hold = first.HoldLeft(now) ?? TimeSpan.Zero, HoldCause = first.Cause };
        }

        if (tried == 0)
        {
            return none;
        }

        int waiting = _promises.Waiting(now);
        int room = _schedule.Room(now, cps, carrier.Burst, waiting);
        int count = Math.Max(0, Math.Min(Math.Min(tried, room), channels - waiting));
        _promises.Give(now, count);
        TimeSpan spacing = PermitSchedule.Spacing(cps);
        PermitRefusal refusal = count >= wanted ? PermitRefusal.None
            : count == tried ? PermitRefusal.Held
            : channels - waiting < Math.Min(wanted, room) ? PermitRefusal.Channels
            : PermitRefusal.Cps;
        return none with { Count = count, FirstAfter = _schedule.Next(now, cps, carrier.Burst) - now + (spacing * waiting), Spacing = spacing, Refusal = refusal };
    }

    /// <summary>So many promises will not be asked for.</summary>
    public void TakeBack(TimeSpan now, int count) => _promises.Settle(now, count);

    // 2
    /// <summary>One INVITE of an attempt to one trunk.</summary>
    public PermitAnswer Ask(TimeSpan now, Carrier carrier, string trunk, AttemptId attempt)
    {
        double cps = CallsPerSecond(now, carrier);
        bool first = !Channels.Holds(attempt);
        if (first)
        {
            // Whatever comes of it: this one has come for what it was promised.
            _promises.Settle(now, 1);
        }

        if (Closed(carrier, cps) is { } closed)
        {
            return new PermitAnswer(closed, TimeSpan.Zero);
        }

        if (!carrier.Trunks.Any(t => t.Name == trunk))
        {
            return new PermitAnswer(PermitRefusal.Unknown, TimeSpan.Zero);
        }

        TrunkBreaker breaker = Of(trunk);
        if (breaker.Allowed(now, 1) == 0)
        {
            return new PermitAnswer(PermitRefusal.Held, TimeSpan.Zero);
        }

        if (!Channels.Take(attempt, now, carrier.OutboundChannels))
        {
            return new PermitAnswer(PermitRefusal.Channels, TimeSpan.Zero);
        }

        if (_schedule.Take(now, cps, carrier.Burst) is not { } place)
        {
            if (first)
            {
                Channels.Release(attempt);
            }

            return new PermitAnswer(PermitRefusal.Cps, TimeSpan.Zero);
        }

        breaker.Trying(now, ProbeTimeout);
        return new PermitAnswer(PermitRefusal.None, place - now);
    }

    // 3
    /// <summary>How an INVITE ended.</summary>
    /// <returns>How long the trunk is held now, when this report is what holds it; else null.</returns>
    public TimeSpan? Report(TimeSpan now, string trunk, InviteReport report)
    {
        TrunkBreaker breaker = Of(trunk);
        bool held = breaker.HoldLeft(now) is not null;
        switch (report.Fate)
        {
            case InviteFate.Carried:
                breaker.Carried();
                break;
            case InviteFate.Throttled:
                _governor.Throttled(now);
                if (report.RetryAfter is { } asked)
                {
                    breaker.Rest(now, asked);
                }
                else
                {
                    breaker.Failed(now);
                }

                break;
            case InviteFate.Failed:
                breaker.Failed(now);
                break;
            case InviteFate.Unknown:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(report), report.Fate, "A fate without a consequence.");
        }

        return held ? null : breaker.HoldLeft(now);
    }

    private static PermitRefusal? Closed(Carrier carrier, double cps) => carrier switch
    {
        { State: CarrierState.Paused } => PermitRefusal.Paused,
        { Trunks.Count: 0 } => PermitRefusal.Unknown,
        _ when cps <= 0 => PermitRefusal.Cps,
        { OutboundChannels: 0 } => PermitRefusal.Channels,
        _ => null,
    };

    private TrunkBreaker Of(string trunk)
    {
        if (!_breakers.TryGetValue(trunk, out TrunkBreaker? breaker))
        {
            _breakers[trunk] = breaker = new TrunkBreaker();
        }

        return breaker;
    }
}
