using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Gateway.Problems;
using CxBridge.Grains.Interfaces.Carriers;

namespace CxBridge.Gateway.Crm.CallerIds;

/// <summary>Body of a pool.</summary>
/// <param name="Name">For people; unique.</param>
/// <param name="Numbers">Numbers of which each call shows one.</param>
internal sealed record PoolBody(string? Name, IReadOnlyList<PoolNumberBody>? Numbers);

/// <summary>A number of a pool.</summary>
/// <param name="Number">In international form.</param>
/// <param name="DailyCap">Most calls a day (UTC) that show it; left out: no limit.</param>
/// <param name="CallsAtOnce">Most calls at once that show it; left out: no limit.</param>
/// <param name="State">on (the default) or off: one that is off is not shown.</param>
internal sealed record PoolNumberBody(string? Number, int? DailyCap = null, int? CallsAtOnce = null, string? State = null);

/// <summary>A pool. Revision counts its changes and is its ETag.</summary>
internal sealed record PoolView(CallerIdPoolId Id, string Name, IReadOnlyList<PoolNumberView> Numbers, long Revision)
{
    public static PoolView Of(CallerIdPool p) => new(
        p.Id, p.Name, [.. p.Numbers.Select(n => new PoolNumberView(n.Number.E164, n.DailyCap, n.CallsAtOnce, Codes.Of(n.State)))], p.Revision);
}

/// <summary>A number of a pool.</summary>
internal sealed record PoolNumberView(string Number, int? DailyCap, int? CallsAtOnce, string State);

/// <summary>How the numbers of a pool stand.</summary>
/// <param name="Pool">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Numbers">Its numbers.</param>
/// <param name="At">When it was read.</param>
internal sealed record PoolHealthView(CallerIdPoolId Pool, string Name, IReadOnlyList<NumberHealthView> Numbers, DateTimeOffset At)
{
    public static PoolHealthView Of(CallerIdPool pool, CallerIdPoolStatus status, DateTimeOffset now) =>
        new(pool.Id, pool.Name, [.. status.Numbers.Select(n => NumberHealthView.Of(n, now))], now);
}

/// <summary>How a number stands.</summary>
/// <param name="Number">The number.</param>
/// <param name="ShownToday">Calls that showed it today (UTC).</param>
/// <param name="ShownNow">Calls that show it now.</param>
/// <param name="AnsweredPercent">Of its last 50 calls; null while there are fewer than 20.</param>
/// <param name="RestsUntil">Until when it is not shown, for its calls were refused too often or answered too rarely; null when it is well.</param>
internal sealed record NumberHealthView(string Number, int ShownToday, int ShownNow, double? AnsweredPercent, DateTimeOffset? RestsUntil)
{
    public static NumberHealthView Of(CallerIdStatus s, DateTimeOffset now) => new(
        s.Number, s.Today, s.Open, s.AnswerSeizureRatio is { } ratio ? Math.Round(100 * ratio, 1) : null, now + s.RestLeft);
}
