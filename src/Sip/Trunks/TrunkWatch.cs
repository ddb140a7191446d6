using System.Collections.Concurrent;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip.Trunks;

/// <summary>Asks every trunk now and then whether it is there (OPTIONS), and says so when that changes. Thread-safe.</summary>
public sealed partial class TrunkWatch(SipProbe probe, TimeProvider time, ILogger<TrunkWatch> logger)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<TrunkKey, TrunkHealth> _health = new();

    /// <summary>The last finding on each trunk of the last round.</summary>
    public IReadOnlyCollection<TrunkHealth> Health => [.. _health.Values];

    /// <summary>One round over all trunks, side by side; takes 5 s at most.</summary>
    public async Task CheckAsync(IReadOnlyCollection<CarrierRoute> trunks, CancellationToken cancellationToken)
    {
        foreach (TrunkKey gone in _health.Keys.Except(trunks.Select(trunk => trunk.Key)))
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

        TrunkHealth? before = _health.GetValueOrDefault(trunk.Key);
        bool same = before?.Result.Verdict == result.Verdict;
        _health[trunk.Key] = new TrunkHealth(trunk.Key, result, same ? before!.Since : time.GetUtcNow());
        if (same)
        {
            return;
        }

        if (result.Verdict == SipProbeVerdict.Reachable)
        {
            LogReachable(trunk.Carrier.Value, trunk.Trunk, result.Elapsed.TotalMilliseconds);
        }
        else
        {
            LogNotReachable(trunk.Carrier.Value, trunk.Trunk, result.Verdict, result.Status, result.Detail);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Trunk {Carrier}/{Trunk} answers OPTIONS in {Milliseconds:0} ms")]
    private partial void LogReachable(string carrier, string trunk, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Trunk {Carrier}/{Trunk} does not answer OPTIONS as it should: {Verdict} ({Status}), {Detail}")]
    private partial void LogNotReachable(string carrier, string trunk, SipProbeVerdict verdict, int? status, string detail);
}
