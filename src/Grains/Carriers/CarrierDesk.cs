using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Carriers;

namespace CxBridge.Grains.Carriers;

/// <summary>The gates and pools of the cell, as a host's calls see them.</summary>
internal sealed class CarrierDesk(IGrainFactory grains) : ICarrierDesk
{
    public async Task<CallerIdGrant> LeaseCallerIdAsync(CallerIdPoolId pool, AttemptId attempt, PhoneNumber callee, CancellationToken cancellationToken)
    {
        CallerIdLease lease = await Pool(pool).Lease(attempt.Value, callee.E164).WaitAsync(cancellationToken);
        return new CallerIdGrant(lease.Number is null ? null : PhoneNumber.Parse(lease.Number), lease.Shortage);
    }

    public async Task<PermitAnswer> PermitAsync(TrunkKey trunk, AttemptId attempt, CancellationToken cancellationToken)
    {
        PermitGrant grant = await Gate(trunk.Carrier).Permit(trunk.Trunk, attempt.Value).WaitAsync(cancellationToken);
        return new PermitAnswer(grant.Refusal, grant.Wait);
    }

    // One-way messages: their tasks are over once they are on their way, and what is lost is found in the store.
    public Task ReportAsync(TrunkKey trunk, InviteReport report) =>
        Gate(trunk.Carrier).Report(new InviteNote(trunk.Trunk, report.Fate, report.Status, report.RetryAfter, report.Cause));

    public Task ReleaseChannelAsync(CarrierId carrier, AttemptId attempt) => Gate(carrier).Release(attempt.Value);

    public Task ReleaseCallerIdAsync(CallerIdPoolId pool, AttemptId attempt, CallerIdResult? result) => Pool(pool).Release(attempt.Value, result);

    private ICarrierGateGrain Gate(CarrierId carrier) => grains.GetGrain<ICarrierGateGrain>(GrainKeys.Carrier(carrier));

    private ICallerIdPoolGrain Pool(CallerIdPoolId pool) => grains.GetGrain<ICallerIdPoolGrain>(GrainKeys.CallerIds(pool));
}
