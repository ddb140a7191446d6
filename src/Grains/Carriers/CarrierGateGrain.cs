using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Carriers;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Carriers;

/// <summary>The mailbox of one carrier's <see cref="CarrierGate"/>: brings the carrier's row and the store's open attempts to it.</summary>
internal sealed partial class CarrierGateGrain(ICarrierStore carriers, ICallWayStore ways, TimeProvider time, ILogger<CarrierGateGrain> logger) : Grain, ICarrierGateGrain
{
    /// <summary>A change of the row is in force after so long.</summary>
    private static readonly TimeSpan RowLife = TimeSpan.FromSeconds(1);

    /// <summary>A channel whose release was lost is free after so long.</summary>
    private static readonly TimeSpan ReconcilePeriod = TimeSpan.FromSeconds(5);

    private readonly long _born = time.GetTimestamp();
    private readonly CarrierGate _gate = new(TimeSpan.Zero);
    private readonly ProbeBoard _probes = new();
    private readonly Dictionary<string, int?> _lastStatus = [];
    private readonly Dictionary<string, TrunkFailure> _lastFailure = [];
    private CarrierId _id;
    private (Carrier? Row, TimeSpan At)? _read;
    private TimeSpan? _reconciled;

    private TimeSpan Now => time.GetElapsedTime(_born);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = GrainKeys.ParseCarrier(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<PermitLease> LeasePermits(int wanted)
    {
        if (await RowAsync() is not { } carrier)
        {
            return new PermitLease(0, TimeSpan.Zero, TimeSpan.Zero, null, 0, PermitRefusal.Unknown, 0, 0, TrunkHoldCause.None, null);
        }

        PermitPromise promise = _gate.Promise(Now, carrier, wanted);
        return new PermitLease(
            promise.Count, promise.FirstAfter, promise.Spacing, promise.Hold, promise.FreeChannels, promise.Refusal, promise.CallsPerSecond,
            carrier.CallsPerSecond, promise.HoldCause, promise.SlowedFor);
    }

    public Task ReturnPermits(int count)
    {
        _gate.TakeBack(Now, count);
        return Task.CompletedTask;
    }

    public async Task<PermitGrant> Permit(string trunk, string attempt)
    {
        if (await RowAsync() is not { } carrier)
        {
            return new PermitGrant(PermitRefusal.Unknown, TimeSpan.Zero);
        }

        PermitAnswer answer = _gate.Ask(Now, carrier, trunk, AttemptId.Parse(attempt));
        return new PermitGrant(answer.Refusal, answer.Wait);
    }

    public Task Report(InviteNote note)
    {
        if (note is not { Fate: InviteFate.Carried, Status: null })
        {
            // Else it only rings.
            _lastStatus[note.Trunk] = note.Status;
        }

        if (note.Fate is InviteFate.Failed or InviteFate.Throttled)
        {
            _lastFailure[note.Trunk] = new TrunkFailure(note.Status, note.Cause, note.RetryAfter, time.GetUtcNow());
        }

        if (_gate.Report(Now, note.Trunk, new InviteReport(note.Fate, note.Status, note.RetryAfter, note.Cause)) is { } hold)
        {
            LogHeld(_id, note.Trunk, note.Status, hold);
        }

        return Task.CompletedTask;
    }

    public Task Release(string attempt)
    {
        _gate.Channels.Release(AttemptId.Parse(attempt));
        return Task.CompletedTask;
    }

    public Task Probed(TrunkProbes probes)
    {
        _probes.Put(Now, probes);
        return Task.CompletedTask;
    }

    public async Task<CarrierStatus> GetStatus()
    {
        Carrier? carrier = await RowAsync();
        return new CarrierStatus(
            _gate.Channels.Held,
            _gate.Waiting(Now),
            carrier is null ? 0 : _gate.CallsPerSecond(Now, carrier),
            [.. (carrier?.Trunks ?? []).Select(t => StatusOf(t.Name))],
            _gate.Lately(Now),
            _gate.SlowedFor(Now));
    }

    private TrunkStatus StatusOf(string trunk)
    {
        (BreakerState breaker, TrunkHoldCause cause, int failures) = _gate.BreakerOf(Now, trunk);
        return new TrunkStatus(
            trunk, _gate.HoldLeft(Now, trunk), _lastStatus.GetValueOrDefault(trunk), _probes.Of(Now, trunk), breaker, failures, _lastFailure.GetValueOrDefault(trunk), cause);
    }

    private async Task<Carrier?> RowAsync()
    {
        if (_read is not { } read || Now - read.At >= RowLife)
        {
            _read = read = (await carriers.FindAsync(_id, CancellationToken.None), Now);
        }

        if (_reconciled is not { } at || Now - at >= ReconcilePeriod)
        {
            TimeSpan askedAt = Now;
            HashSet<AttemptId> open = [.. await ways.OpenOnCarrierAsync(_id, CancellationToken.None)];
            if (_reconciled is null)
            {
                _gate.Channels.Adopt(open, askedAt);
            }

            _gate.Channels.Reconcile(open, askedAt);
            _reconciled = askedAt;
        }

        return read.Row;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Trunk {Carrier}/{Trunk} fails (last status {Status}); no INVITEs to it for {Hold}, then one to probe it. Check that it is reachable and takes our calls")]
    private partial void LogHeld(CarrierId carrier, string trunk, int? status, TimeSpan hold);
}
