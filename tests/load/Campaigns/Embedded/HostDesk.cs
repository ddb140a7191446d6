using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>The carriers' gates as one host sees them: of whatever control plane there is, some milliseconds away, and out of reach for the dead.</summary>
internal sealed class HostDesk(SimulatedHost host, CampaignWorld world) : ICarrierDesk
{
    private const int MostAway = 20;

    private ICarrierDesk Desk => world.Plane.Desk;

    public Task<CallerIdGrant> LeaseCallerIdAsync(CallerIdPoolId pool, AttemptId attempt, PhoneNumber callee, CancellationToken cancellationToken) =>
        Desk.LeaseCallerIdAsync(pool, attempt, callee, cancellationToken);

    public async Task<PermitAnswer> PermitAsync(TrunkKey trunk, AttemptId attempt, CancellationToken cancellationToken)
    {
        await AwayAsync();
        PermitAnswer answer = await Desk.PermitAsync(trunk, attempt, cancellationToken);
        world.Carriers.Permits += answer.Refusal == PermitRefusal.None ? 1 : 0;
        await AwayAsync();
        return answer;
    }

    public Task ReportAsync(TrunkKey trunk, InviteReport report) => host.IsDead ? Task.CompletedTask : Desk.ReportAsync(trunk, report);

    public Task ReleaseChannelAsync(CarrierId carrier, AttemptId attempt) => host.IsDead ? Task.CompletedTask : Desk.ReleaseChannelAsync(carrier, attempt);

    public Task ReleaseCallerIdAsync(CallerIdPoolId pool, AttemptId attempt, CallerIdResult? result) =>
        host.IsDead ? Task.CompletedTask : Desk.ReleaseCallerIdAsync(pool, attempt, result);

    private Task AwayAsync() => Task.Delay(TimeSpan.FromMilliseconds(world.Carriers.Chance.Next(MostAway)), world.Time);
}
