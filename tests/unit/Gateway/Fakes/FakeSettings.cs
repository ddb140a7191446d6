using System.Collections.Concurrent;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>Bots and carriers in memory. A bot is good when its JSON has a name.</summary>
internal sealed class FakeSettings : IBotStore, IBotValidator, ICarrierStore
{
    private readonly ConcurrentDictionary<(BotId, int), PublishedBot> _bots = new();

    public ConcurrentDictionary<CarrierId, Carrier> Carriers { get; } = new();

    public Task<PublishedBot> PublishAsync(BotId id, string name, string json, CancellationToken cancellationToken)
    {
        int version = _bots.Keys.Count(k => k.Item1 == id) + 1;
        return Task.FromResult(_bots[(id, version)] = new PublishedBot(id, version, name, json, DateTimeOffset.UnixEpoch));
    }

    Task<PublishedBot?> IBotStore.FindAsync(BotId id, int? version, CancellationToken cancellationToken) =>
        Task.FromResult(_bots.Values.Where(b => b.Id == id && (version is null || b.Version == version)).MaxBy(b => b.Version));

    Task<IReadOnlyList<PublishedBot>> IBotStore.ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PublishedBot>>([.. _bots.Values.GroupBy(b => b.Id).Select(g => g.MaxBy(b => b.Version)!).OrderBy(b => b.Name)]);

    public IReadOnlyList<ConfigurationError> Validate(string json) =>
        json.Contains("\"name\"", StringComparison.Ordinal) ? [] : [new("name", "is missing", "Give the bot a name."), new("flow", "is missing", "Give it a flow.")];

    public Task SaveAsync(Carrier carrier, CancellationToken cancellationToken)
    {
        Carriers.AddOrUpdate(carrier.Id, carrier with { Revision = 1 }, (_, old) => carrier with { Revision = old.Revision + 1 });
        return Task.CompletedTask;
    }

    Task<Carrier?> ICarrierStore.ReplaceAsync(Carrier carrier, CancellationToken cancellationToken)
    {
        Carrier next = carrier with { Revision = carrier.Revision + 1 };
        return Task.FromResult(Carriers.TryGetValue(carrier.Id, out Carrier? old) && old.Revision == carrier.Revision && Carriers.TryUpdate(carrier.Id, next, old) ? next : null);
    }

    Task<bool> ICarrierStore.RemoveAsync(CarrierId id, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(Carriers.TryGetValue(id, out Carrier? old) && old.Revision == revision && Carriers.TryRemove(id, out _));

    Task<Carrier?> ICarrierStore.FindAsync(CarrierId id, CancellationToken cancellationToken) => Task.FromResult(Carriers.GetValueOrDefault(id));

    Task<IReadOnlyList<Carrier>> ICarrierStore.ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Carrier>>([.. Carriers.Values.OrderBy(c => c.Name)]);
}
