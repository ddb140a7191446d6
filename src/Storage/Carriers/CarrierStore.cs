using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;

namespace CxBridge.Storage.Carriers;

/// <summary>Carriers in either database.</summary>
internal sealed class CarrierStore(IDatabase database) : ICarrierStore
{
    public Task SaveAsync(Carrier carrier, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            id = carrier.Id.Value,
            name = carrier.Name,
            uri = carrier.Uri,
            username = carrier.Username,
            password = carrier.Password,
            callsPerSecond = carrier.CallsPerSecond,
            channels = carrier.Channels,
        };
        return database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Carriers/save", arguments), cancellationToken);
    }

    public async Task<Carrier?> FindAsync(CarrierId id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.FirstAsync<Row>("Carriers/find", new { id = id.Value }), cancellationToken))?.ToCarrier();

    public async Task<IReadOnlyList<Carrier>> ListAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<Row>("Carriers/list"), cancellationToken)).ConvertAll(r => r.ToCarrier());

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Uri { get; init; } = "";

        public string? Username { get; init; }

        public string? Password { get; init; }

        public double CallsPerSecond { get; init; }

        public int Channels { get; init; }

        public Carrier ToCarrier() => new()
        {
            Id = new(Id),
            Name = Name,
            Uri = Uri,
            Username = Username,
            Password = Password,
            CallsPerSecond = CallsPerSecond,
            Channels = Channels,
        };
    }
}
