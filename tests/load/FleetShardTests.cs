using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CxBridge.Domain.Fleet;
using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Fleet;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CxBridge.Tests.Load;

/// <summary>Beats that cannot be taken: each is refused and counted, and said once, although a host that goes wrong does so every 2 s.</summary>
public sealed class FleetShardTests : IAsyncLifetime, ILoggerProvider
{
    private const string Counter = "cxbridge.fleet.beats";

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentDictionary<string, long> _beats = new();
    private readonly MeterListener _meters = new();
    private IHost _host = null!;

    private FleetClient Fleet => _host.Services.GetRequiredService<FleetClient>();

    public async Task InitializeAsync()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(this);
        builder.Services.AddSingleton(TimeProvider.System).AddFleet(_ => { });
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        _host = builder.Build();
        await _host.StartAsync();
        IMeterFactory ours = _host.Services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == Counter && instrument.Meter.Scope == ours)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((_, count, tags, _) => _beats.AddOrUpdate((string)tags[0].Value!, count, (_, before) => before + count));
        _meters.Start();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task BeatOfAReleaseTooFarAway_IsRefused_SaidOnce_AndCounted()
    {
        BeatVerdict[] verdicts = await BeatAsync("media-1", contract: GrainContract.Version + 2);

        Assert.All(verdicts, verdict => Assert.Equal(BeatVerdict.OtherVersion, verdict));
        Assert.Equal(verdicts.Length, _beats[nameof(BeatVerdict.OtherVersion)]);
        Assert.Contains($"speaks messages of version {GrainContract.Version + 2}", Assert.Single(_errors), StringComparison.Ordinal);
        Assert.Empty(await Fleet.ReserveAsync(1));
    }

    [Theory]
    [InlineData(0)] // The first version does not say its own.
    [InlineData(GrainContract.Oldest)]
    [InlineData(GrainContract.Version + 1)]
    public async Task BeatOfTheReleaseBeforeOrAfter_IsTaken(int contract) =>
        Assert.All(await BeatAsync("media-1", contract), verdict => Assert.Equal(BeatVerdict.Taken, verdict));

    [Fact]
    public async Task BeatWithSlotsThatAHostDoesNotHave_IsRefused_SaidOnceForEachHost_AndCounted()
    {
        await BeatAsync("media-1", slots: 4, free: 0b1_1111);
        await BeatAsync("media-2", slots: 65, free: 1);

        Assert.Equal(6, _beats[nameof(BeatVerdict.ImpossibleSlots)]);
        Assert.Equal(2, _errors.Count);
        Assert.Empty(await Fleet.ReserveAsync(1));
    }

    [Fact]
    public async Task Hosts_AreThoseOfAllShards_AndAnOrderReachesItsHostWithTheNextBeat()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => BeatAsync($"media-{n:00}")));

        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"media-{n:00}"), (await Fleet.HostsAsync(CancellationToken.None)).Select(h => h.Host.Name));
        Assert.True(await Fleet.OrderAsync("media-07", HostOrder.Cordon, CancellationToken.None));
        Assert.False(await Fleet.OrderAsync("media-21", HostOrder.Cordon, CancellationToken.None));
        Assert.Equal("media-07", Assert.Single(await Fleet.HostsAsync(CancellationToken.None), h => h.Draining).Host.Name);
        Assert.Equal(HostOrder.Cordon, (await Fleet.ShardOf("media-07").Report(Beat("media-07", 4, 4, 0b1111, GrainContract.Version))).Order);
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Errors(_errors);

    void IDisposable.Dispose()
    {
        // Nothing is held.
    }

    private static HostBeat Beat(string host, long sequence, int slots, ulong free, int contract) => new(host, "life-1", sequence, slots, free, Draining: false, Load: 0) { Contract = contract };

    private async Task<BeatVerdict[]> BeatAsync(string host, int contract = GrainContract.Version, int slots = 4, ulong free = 0b1111)
    {
        var verdicts = new List<BeatVerdict>();
        for (int sequence = 1; sequence <= 3; sequence++)
        {
            verdicts.Add((await Fleet.ShardOf(host).Report(Beat(host, sequence, slots, free, contract))).Verdict);
        }

        return [.. verdicts];
    }

    private sealed class Errors(ConcurrentQueue<string> said) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                said.Enqueue(formatter(state, exception));
            }
        }
    }
}
