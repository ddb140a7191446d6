using System.Collections.Concurrent;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>Gates and pools that give what the test says, and remember what they were told.</summary>
internal sealed class FakeCarrierDesk : ICarrierDesk, IRouteStore, ICallWayStore
{
    public RouteTable Routes { get; set; } = RouteTable.Empty;

    public Func<TrunkKey, PermitAnswer> Permit { get; set; } = _ => new PermitAnswer(PermitRefusal.None, TimeSpan.Zero);

    public CallerIdGrant CallerId { get; set; } = new(null, CallerIdShortage.Empty);

    /// <summary>Everything, in order.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    public Task<CallerIdGrant> LeaseCallerIdAsync(CallerIdPoolId pool, AttemptId attempt, PhoneNumber callee, CancellationToken cancellationToken)
    {
        Said.Enqueue("lease number");
        return Task.FromResult(CallerId);
    }

    public Task<PermitAnswer> PermitAsync(TrunkKey trunk, AttemptId attempt, CancellationToken cancellationToken)
    {
        PermitAnswer answer = Permit(trunk);
        Said.Enqueue($"permit {trunk.Trunk} {answer.Refusal}");
        return Task.FromResult(answer);
    }

    public Task ReportAsync(TrunkKey trunk, InviteReport report)
    {
        Said.Enqueue($"report {trunk.Trunk} {report.Fate}");
        return Task.CompletedTask;
    }

    public Task ReleaseChannelAsync(CarrierId carrier, AttemptId attempt)
    {
        Said.Enqueue("release channel");
        return Task.CompletedTask;
    }

    public Task ReleaseCallerIdAsync(CallerIdPoolId pool, AttemptId attempt, CallerIdResult? result)
    {
        Said.Enqueue($"release number {result}");
        return Task.CompletedTask;
    }

    public Task NoteAsync(AttemptId attempt, NotedWay way, CancellationToken cancellationToken)
    {
        Said.Enqueue($"note {way.Trunk}");
        return Task.CompletedTask;
    }

    public Task<RouteTable> TableAsync(CancellationToken cancellationToken) => Task.FromResult(Routes);

    public Task<IReadOnlyList<Route>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Route?> FindAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Route> SaveAsync(Route route, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Route?> ReplaceAsync(Route route, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> RemoveAsync(string prefix, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<AttemptId>> OpenOnCarrierAsync(CarrierId carrier, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<(AttemptId Attempt, PhoneNumber Number)>> OpenWithNumberAsync(IReadOnlyCollection<PhoneNumber> numbers, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<(PhoneNumber Number, int Calls)>> ShownSinceAsync(IReadOnlyCollection<PhoneNumber> numbers, DateTimeOffset since, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<AttemptId, PhoneNumber>> NumbersAsync(IReadOnlyCollection<AttemptId> attempts, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
