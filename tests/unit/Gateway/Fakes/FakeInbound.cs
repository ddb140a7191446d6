using CxBridge.Domain.Attempts;
using CxBridge.Domain.Inbound;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>Routes in memory.</summary>
internal sealed class FakeInbound : IInboundStore
{
    public List<InboundRoute> Routes { get; } = [];

    public Task<IReadOnlyList<InboundRoute>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<InboundRoute>>(Routes);

    public Task SaveAsync(InboundRoute route, CancellationToken cancellationToken)
    {
        Routes.RemoveAll(r => r.Number == route.Number);
        Routes.Add(route);
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(CalledNumber number, CancellationToken cancellationToken) => Task.FromResult(Routes.RemoveAll(r => r.Number == number) > 0);

    public Task<GatedAttempt?> BeginAsync(InboundAsk ask, CancellationToken cancellationToken) => Task.FromResult<GatedAttempt?>(null);
}
