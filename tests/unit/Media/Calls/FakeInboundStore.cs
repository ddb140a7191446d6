using System.Collections.Concurrent;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Inbound;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>Says of each call what the test wants.</summary>
internal sealed class FakeInboundStore : IInboundStore
{
    public ConcurrentQueue<InboundAsk> Asked { get; } = new();

    /// <summary>Null: we are calling that contact.</summary>
    public Func<InboundAsk, GatedAttempt?> OnBegin { get; set; } = _ => null;

    public List<InboundRoute> Routes { get; } = [];

    public Task<IReadOnlyList<InboundRoute>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<InboundRoute>>(Routes);

    public Task SaveAsync(InboundRoute route, CancellationToken cancellationToken)
    {
        Routes.RemoveAll(r => r.Number == route.Number);
        Routes.Add(route);
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(CalledNumber number, CancellationToken cancellationToken) => Task.FromResult(Routes.RemoveAll(r => r.Number == number) > 0);

    public Task<GatedAttempt?> BeginAsync(InboundAsk ask, CancellationToken cancellationToken)
    {
        Asked.Enqueue(ask);
        return Task.FromResult(OnBegin(ask));
    }
}
