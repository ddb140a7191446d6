using CxBridge.Domain.Fleet;
using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces.Fleet;

namespace CxBridge.Bench.Fleet;

/// <summary>
/// A cell of hosts without media around the real registry, in real time.
/// <code>
/// 1 warm      most slots have a call already; every host beats once
/// 2 run       a host beats every 2 s and after each call; callers reserve, order, and reserve again when refused
/// 3 harm      every second a host is killed and started again, every five one dies for good; half way a shard loses its memory
/// 4 count     at the hosts, who hold the truth
/// </code>
/// One caller of a hundred dies with its token.
/// </summary>
internal sealed class FleetSimulation(IReadOnlyList<FleetClient> clients, FleetSettings settings, TimeProvider time)
{
    private const double WarmShare = 0.75;
    private const double CallersThatDie = 0.01;
    private const int MostTries = 5;
    private static readonly TimeSpan BeatPeriod = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HostStart = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan LongestOrder = TimeSpan.FromMilliseconds(400);

    private readonly SimulatedHost[] _hosts = [.. Enumerable.Range(0, settings.Hosts).Select(n => new SimulatedHost($"media-{n:0000}", settings.Slots))];
    private readonly Dictionary<string, SimulatedHost> _byName = [];
    private readonly Random _random = new(settings.Seed);
    private readonly Agenda _agenda = new(time);
    private readonly FleetCounters _counters = new();

    public async Task<FleetFigures> RunAsync()
    {
        // 1 warm
        foreach (SimulatedHost host in _hosts)
        {
            _byName.Add(host.Name, host);
            WarmUp(host);
        }

        await Task.WhenAll(_hosts.Select(BeatAsync));

        // 2 run, 3 harm
        foreach (SimulatedHost host in _hosts)
        {
            Beats(host, BeatPeriod * Draw());
        }

        Arrive(_agenda.Now);
        Every(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), RestartOneAsync, () => true);
        Every(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3), KillOneAsync, () => true);
        _agenda.In(settings.Duration / 2, () => KillShardAsync(FleetShards.Of(_hosts[0].Name, clients[0].Shards)));
        await _agenda.RunAsync(settings.Duration);

        // 4 count
        FleetSummary registry = await clients[0].SummaryAsync();
        return _counters.Figures(settings, registry.Expired, _hosts.Sum(h => h.DoubleBooked));
    }

    private void WarmUp(SimulatedHost host)
    {
        for (int slot = 0; slot < settings.Slots; slot++)
        {
            if (Draw() < WarmShare)
            {
                CallBegins(host, slot, host.Occupy(slot));
            }
        }
    }

    // From the planned moment of the one before, so that a loop that is late catches up and the rate holds.
    private void Arrive(TimeSpan last)
    {
        TimeSpan next = last + TimeSpan.FromSeconds(-Math.Log(1 - Draw()) / settings.Rate);
        _agenda.At(next, () =>
        {
            Arrive(next);
            return CallAsync(clients[Draw(clients.Count)]);
        });
    }

    private async Task CallAsync(FleetClient client)
    {
        for (int tries = 0; tries < MostTries; tries++)
        {
            long asked = time.GetTimestamp();
            IReadOnlyList<SlotGrant> grants = await client.ReserveAsync(1);
            _counters.Asked(time.GetElapsedTime(asked), grants.Count);
            if (grants.Count == 0 || Draw() < CallersThatDie)
            {
                return;
            }

            // The claim, and the place in time that the carrier gave.
            await Task.Delay(LongestOrder * Draw(), time);
            SimulatedHost host = _byName[grants[0].Host];
            (DialAnswer? answer, int life) = host.Dial(grants[0]);
            if (answer == DialAnswer.Accepted)
            {
                CallBegins(host, grants[0].Slot, life);
                return;
            }

            _counters.Refused();
        }
    }

    private void CallBegins(SimulatedHost host, int slot, int life)
    {
        _counters.CallBegan();
        _agenda.In(settings.Hold * -Math.Log(1 - Draw()), () =>
        {
            _counters.CallEnded();
            host.End(slot, life);
            return BeatAsync(host);
        });
    }

    private async Task BeatAsync(SimulatedHost host)
    {
        if (!host.IsDead)
        {
            BeatAnswer answer = await clients[0].ShardOf(host.Name).Report(host.Beat());
            _counters.Beat(answer.Verdict);
        }
    }

    private Task RestartOneAsync()
    {
        SimulatedHost host = _hosts[Draw(_hosts.Length)];
        if (!host.IsDead)
        {
            _counters.Restarted();
            host.Kill();
            _agenda.In(HostStart, () =>
            {
                host.Start();
                Beats(host, TimeSpan.Zero);
                return Task.CompletedTask;
            });
        }

        return Task.CompletedTask;
    }

    private Task KillOneAsync()
    {
        SimulatedHost host = _hosts[Draw(_hosts.Length)];
        if (!host.IsDead)
        {
            _counters.Died();
            host.Kill();
        }

        return Task.CompletedTask;
    }

    private void Beats(SimulatedHost host, TimeSpan first)
    {
        int life = host.Life;
        Every(BeatPeriod, first, () => BeatAsync(host), () => !host.IsDead && host.Life == life);
    }

    private async Task KillShardAsync(int number)
    {
        IFleetShardGrain shard = clients[0].Shard(number);
        SimulatedHost[] own = [.. _hosts.Where(host => FleetShards.Of(host.Name, clients[0].Shards) == number)];
        await shard.Forget();
        long killed = time.GetTimestamp();
        // Hosts that died before have no beat left to be known by again; the living are counted at each look, since some die and start meanwhile.
        while ((await shard.Summary()).Hosts < own.Count(host => !host.IsDead) && time.GetElapsedTime(killed) < 3 * BeatPeriod)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time);
        }

        _counters.ShardKilled(time.GetElapsedTime(killed));
    }

    private void Every(TimeSpan period, TimeSpan first, Func<Task> work, Func<bool> goesOn) => _agenda.In(first, () =>
    {
        if (!goesOn())
        {
            return Task.CompletedTask;
        }

        Every(period, period, work, goesOn);
        return work();
    });

    private double Draw()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }

    private int Draw(int below)
    {
        lock (_random)
        {
            return _random.Next(below);
        }
    }
}
