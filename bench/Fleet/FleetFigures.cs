namespace CxBridge.Bench.Fleet;

/// <summary>What came of it.</summary>
/// <param name="Reservations">Requests that got a slot.</param>
/// <param name="P50Ms">Median of a request for one slot, from asking to the answer, other shards asked in between included.</param>
/// <param name="P99Ms">99 of 100 are faster.</param>
/// <param name="RefusedByHost">Orders that a host refused or, being dead, did not answer; the caller reserved again.</param>
/// <param name="DoubleBooked">Slots that ever had two calls at one time, by the hosts' own count.</param>
/// <param name="Expired">Promises that lapsed, neither used nor given back.</param>
/// <param name="FlatOutPerSecond">Reservations a second, each given back, as fast as 64 callers can.</param>
/// <param name="Short">Requests that no shard had a slot for.</param>
/// <param name="Beats">Beats taken.</param>
/// <param name="HostsRestarted">Hosts killed and started again meanwhile.</param>
/// <param name="HostsDied">Hosts killed for good meanwhile.</param>
/// <param name="ShardsKilled">Shards whose memory was taken away meanwhile.</param>
/// <param name="RebuildMs">From the loss of a shard's memory until it knew every living host again.</param>
/// <param name="BusyShare">Share of all slots with a call at the end.</param>
/// <param name="MessagesPerSecond">Calls of grains a second under the given rate.</param>
public sealed record FleetFigures(
    long Reservations,
    double P50Ms,
    double P99Ms,
    long RefusedByHost,
    long DoubleBooked,
    long Expired,
    int FlatOutPerSecond,
    long Short,
    long Beats,
    int HostsRestarted,
    int HostsDied,
    int ShardsKilled,
    double RebuildMs,
    double BusyShare,
    int MessagesPerSecond);
