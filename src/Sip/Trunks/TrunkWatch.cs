using System.Collections.Concurrent;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip.Trunks;

/// <summary>Asks every carrier now and then whether it is there (OPTIONS), and says so when that changes. Thread-safe.</summary>
public sealed partial class TrunkWatch(SipProbe probe, TimeProvider time, ILogger<TrunkWatch> logger)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<CarrierId, TrunkHealth> _health = new();

    /// <summary>The last finding on each carrier of the last round.</summary>
    public IReadOnlyCollection<TrunkHealth> Health => [.. _health.Values];

    /// <summary>One round over all carriers, side by side; takes 5 s at most.</summary>
    public async Task CheckAsync(IReadOnlyCollection<CarrierRoute> trunks, CancellationToken cancellationToken)
    {
        foreach (CarrierId gone in _health.Keys.Except(trunks.Select(trunk => trunk.Carrier)))
        {
            _health.TryRemove(gone, out _);
        }

        await Task.WhenAll(trunks.Select(trunk => CheckAsync(trunk, cancellationToken)));
    }

    private async Task CheckAsync(CarrierRoute trunk, CancellationToken cancellationToken)
    {
        SipProbeResult result = await probe.PingAsync(trunk, s_patience, cancellationToken);
        if (cancellationToken.IsCancellationRequested)
        {
            // Given up on by us, not by the carrier.
            return;
        }

        TrunkHealth? before = _health.GetValueOrDefault(trunk.Carrier);
        bool same = before?.Result.Verdict == result.Verdict;
        _health[trunk.Carrier] = new TrunkHealth(trunk.Carrier, result, same ? before!.Since : time.GetUtcNow());
        if (same)
        {
            return;
        }

        if (result.Verdict == SipProbeVerdict.Reachable)
        {
            LogReachable(trunk.Carrier.Value, result.Elapsed.TotalMilliseconds);
        }
        else
        {
            LogNotReachable(trunk.Carrier.Value, result.Verdict, result.Status, result.Detail);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Carrier {Carrier} answers OPTIONS in {Milliseconds:0} ms")]
    private partial void LogReachable(string carrier, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Carrier {Carrier} does not answer OPTIONS as it should: {Verdict} ({Status}), {Detail}")]
    private partial void LogNotReachable(string carrier, SipProbeVerdict verdict, int? status, string detail);
}
