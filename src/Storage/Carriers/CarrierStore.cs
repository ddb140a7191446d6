using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Carriers;

/// <summary>Carriers and their trunks in either database.</summary>
internal sealed class CarrierStore(IDatabase database) : ICarrierStore
{
    public Task SaveAsync(Carrier carrier, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, session => SaveAsync(session, carrier), cancellationToken);

    public Task<Carrier?> ReplaceAsync(Carrier carrier, CancellationToken cancellationToken) => database.WriteAsync(
        WriteClass.Durable,
        async session => await session.ExecuteAsync("Carriers/replace", Arguments(carrier)) > 0 && await SaveTrunksAsync(session, carrier)
            ? carrier with { Revision = carrier.Revision + 1 }
            : null,
        cancellationToken);

    public Task<bool> RemoveAsync(CarrierId id, long revision, CancellationToken cancellationToken) => database.WriteAsync(
        WriteClass.Durable,
        async session =>
        {
            if (await session.ExecuteAsync("Carriers/remove", new { id = id.Value, revision }) == 0)
            {
                return false;
            }

            await session.ExecuteAsync("Carriers/trunks_clear", new { id = id.Value });
            return true;
        },
        cancellationToken);

    public Task<Carrier?> FindAsync(CarrierId id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FirstAsync<Row>("Carriers/find", new { id = id.Value }) is { } row
            ? row.ToCarrier(await session.QueryAsync<TrunkRow>("Carriers/trunks_of", new { id = id.Value }))
            : null,
        cancellationToken);

    public Task<IReadOnlyList<Carrier>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(ListAsync, cancellationToken);

    private static async Task<IReadOnlyList<Carrier>> ListAsync(SqlSession session)
    {
        ILookup<string, TrunkRow> trunks = (await session.QueryAsync<TrunkRow>("Carriers/trunks")).ToLookup(t => t.CarrierId);
        return (await session.QueryAsync<Row>("Carriers/list")).ConvertAll(r => r.ToCarrier(trunks[r.Id]));
    }

    private static async Task<bool> SaveAsync(SqlSession session, Carrier carrier)
    {
        await session.ExecuteAsync("Carriers/save", Arguments(carrier));
        return await SaveTrunksAsync(session, carrier);
    }

    private static object Arguments(Carrier carrier) => new
    {
        id = carrier.Id.Value,
        name = carrier.Name,
        state = carrier.State.Text(),
        callsPerSecond = carrier.CallsPerSecond,
        burst = carrier.Burst,
        channels = carrier.Channels,
        inboundChannels = carrier.InboundChannels,
        revision = carrier.Revision,
    };

    private static async Task<bool> SaveTrunksAsync(SqlSession session, Carrier carrier)
    {
        await session.ExecuteAsync("Carriers/trunks_clear", new { id = carrier.Id.Value });
        foreach ((int place, Trunk trunk) in carrier.Trunks.Index())
        {
            await session.ExecuteAsync("Carriers/trunk_add", new
            {
                id = carrier.Id.Value,
                place,
                name = trunk.Name,
                uri = trunk.Uri,
                username = trunk.Username,
                password = trunk.Password,
                priority = trunk.Priority,
                registration = trunk.Registration.Text(),
                mediaEncryption = trunk.MediaEncryption?.Text(),
            });
        }

        return true;
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string State { get; init; } = "";

        public double CallsPerSecond { get; init; }

        public int Burst { get; init; }

        public int Channels { get; init; }

        public int InboundChannels { get; init; }

        public long Revision { get; init; }

        public Carrier ToCarrier(IEnumerable<TrunkRow> trunks) => new()
        {
            Id = new(Id),
            Name = Name,
            Trunks = [.. trunks.Select(t => t.ToTrunk())],
            State = EnumText.Value<CarrierState>(State),
            CallsPerSecond = CallsPerSecond,
            Burst = Burst,
            Channels = Channels,
            InboundChannels = InboundChannels,
            Revision = Revision,
        };
    }

    private sealed class TrunkRow
    {
        public string CarrierId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Uri { get; init; } = "";

        public string? Username { get; init; }

        public string? Password { get; init; }

        public int Priority { get; init; }

        public string Registration { get; init; } = "";

        public string? MediaEncryption { get; init; }

        public Trunk ToTrunk() => new()
        {
            Name = Name,
            Uri = Uri,
            Username = Username,
            Password = Password,
            Priority = Priority,
            Registration = EnumText.Value<TrunkRegistration>(Registration),
            MediaEncryption = MediaEncryption is null ? null : EnumText.Value<MediaEncryption>(MediaEncryption),
        };
    }
}
