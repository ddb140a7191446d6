using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Carriers;

/// <summary>Ways of open attempts, in columns of their rows.</summary>
internal sealed class CallWayStore(IDatabase database) : ICallWayStore
{
    public Task NoteAsync(AttemptId attempt, NotedWay way, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            attempt = attempt.Value,
            carrier = way.Carrier.Value,
            trunk = way.Trunk,
            shown = way.Shown.E164,
            price = way.PricePerMinute is { } price ? (long?)(price * 1_000_000) : null,
        };
        return database.WriteAsync(WriteClass.Relaxed, s => s.ExecuteAsync("CallWays/note", arguments), cancellationToken);
    }

    public async Task<IReadOnlyList<AttemptId>> OpenOnCarrierAsync(CarrierId carrier, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<string>("CallWays/open_on_carrier", new { carrier = carrier.Value }), cancellationToken)).ConvertAll(id => new AttemptId(id));

    public async Task<IReadOnlyList<(AttemptId Attempt, PhoneNumber Number)>> OpenWithNumberAsync(
        IReadOnlyCollection<PhoneNumber> numbers, CancellationToken cancellationToken)
    {
        var arguments = new { numbers = Texts(numbers) };
        return (await database.ReadAsync(s => s.QueryAsync<Row>("CallWays/open_with_number", arguments), cancellationToken))
            .ConvertAll(r => (new AttemptId(r.Attempt), PhoneNumber.Parse(r.Number)));
    }

    public async Task<IReadOnlyList<(PhoneNumber Number, int Calls)>> ShownSinceAsync(
        IReadOnlyCollection<PhoneNumber> numbers, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var arguments = new { numbers = Texts(numbers), since = since.ToMicroseconds() };
        return (await database.ReadAsync(s => s.QueryAsync<Row>("CallWays/shown_since", arguments), cancellationToken))
            .ConvertAll(r => (PhoneNumber.Parse(r.Number), r.Calls));
    }

    public async Task<IReadOnlyDictionary<AttemptId, PhoneNumber>> NumbersAsync(IReadOnlyCollection<AttemptId> attempts, CancellationToken cancellationToken)
    {
        var arguments = new { attempts = attempts.Select(a => a.Value).ToArray() };
        return (await database.ReadAsync(s => s.QueryAsync<Row>("CallWays/numbers", arguments), cancellationToken))
            .ToDictionary(r => new AttemptId(r.Attempt), r => PhoneNumber.Parse(r.Number));
    }

    private static string[] Texts(IEnumerable<PhoneNumber> numbers) => [.. numbers.Select(n => n.E164)];

    private sealed class Row
    {
        public string Attempt { get; init; } = "";

        public string Number { get; init; } = "";

        public int Calls { get; init; }
    }
}
