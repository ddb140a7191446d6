using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Dialling.Supervision;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Carriers;
using CxBridge.Grains.Dialling;
using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Grains.Interfaces.Fleet;
using CxBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace CxBridge.Tests.Unit.Grains.Fixture;

/// <summary>The real grains on the embedded engine, over rows in memory, in virtual time whose time of day can be set.</summary>
internal sealed class ControlPlane : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly IHost _host;
    private readonly MeterListener _meters = new();
    private TimeSpan _beaten = TimeSpan.MinValue;

    private ControlPlane(IHost host, VirtualTime time, JumpingClock clock, DialRows rows, CarrierRows carriers, OneHost media)
    {
        (_host, Time, Clock, Rows, Carriers, Media) = (host, time, clock, rows, carriers, media);
        IMeterFactory ours = host.Services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == DialMetrics.MeterName && instrument.Meter.Scope == ours)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, count, _, _) => Counted.AddOrUpdate(instrument.Name, count, (_, before) => before + count));
        _meters.SetMeasurementEventCallback<double>((_, value, _, _) => Lateness.Enqueue(value));
        _meters.Start();
    }

    public VirtualTime Time { get; }

    public JumpingClock Clock { get; }

    public DialRows Rows { get; }

    public CarrierRows Carriers { get; }

    public OneHost Media { get; }

    public ReapLog Reaper => (ReapLog)_host.Services.GetRequiredService<IAttemptReaper>();

    public ConcurrentDictionary<string, long> Counted { get; } = new();

    /// <summary>Seconds by which ticks were late, one for each tick.</summary>
    public ConcurrentQueue<double> Lateness { get; } = new();

    /// <summary>What the product's own classes warned of, each with its class.</summary>
    public ConcurrentQueue<string> Warnings { get; private init; } = [];

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IDialPulse Pulse => _host.Services.GetRequiredService<IDialPulse>();

    public static async Task<ControlPlane> StartAsync()
    {
        var time = new VirtualTime();
        var clock = new JumpingClock(time);
        var rows = new DialRows(clock);
        var carriers = new CarrierRows(rows);
        var media = new OneHost(rows);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var log = new WarningLog();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(clock)
            .AddSingleton<ICampaignStore>(rows).AddSingleton<IDialStore>(rows).AddSingleton<ICallStore>(rows)
            .AddSingleton<ICarrierStore>(carriers).AddSingleton<IRouteStore>(carriers).AddSingleton<ICallWayStore>(carriers)
            .AddSingleton<ICallEngine>(media).AddSingleton<IHostReadiness>(media).AddSingleton<IAttemptReaper>(new ReapLog(rows))
            .AddFleet(options => options.Shards = 1).AddCarrierDesk();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.AddPlacementDirector<PinnedToHostPlacement, Here>();
        });
        IHost host = builder.Build();
        await host.StartAsync();
        return new ControlPlane(host, time, clock, rows, carriers, media) { Warnings = log.Said };
    }

    /// <summary>A running campaign, its carrier, and contacts in its first partition.</summary>
    public Campaign Campaign(int contacts, Func<CampaignSettings, CampaignSettings>? change = null, double callsPerSecond = 50, int partitions = 1)
    {
        Carriers.Carrier ??= new Carrier { Id = CarrierId.New(Time), Name = "carrier", Trunks = [new Trunk { Uri = "sip:127.0.0.1:5060" }], CallsPerSecond = callsPerSecond, Burst = 50 };
        var settings = new CampaignSettings
        {
            Bot = BotId.New(Time), Carrier = Carriers.Carrier.Id, CallerId = PhoneNumber.Parse("+493000000"), Compliance = new ComplianceSettings { Profile = RuleBook.Practice },
        };
        var campaign = new Campaign(CampaignId.New(Time), "spring", CampaignState.Running, change?.Invoke(settings) ?? settings, partitions, Time.GetUtcNow(), 1);
        Rows.Put(campaign);
        Rows.AddContacts(campaign.Id, contacts);
        return campaign;
    }

    public ICampaignGrain Grain(Campaign campaign) => Grains.GetGrain<ICampaignGrain>(GrainKeys.Campaign(campaign.Id));

    public IDialPartitionGrain Partition(Campaign campaign) => Grains.GetGrain<IDialPartitionGrain>(GrainKeys.Partition(new PartitionId(campaign.Id, 0)));

    /// <summary>Moves time on, with the host's beats, until something has happened.</summary>
    public Task UntilAsync(Func<bool> happened) => UntilAsync(() => Task.FromResult(happened()));

    /// <inheritdoc cref="UntilAsync(Func{bool})"/>
    public async Task UntilAsync(Func<Task<bool>> happened)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!await happened())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "What should happen has not.");
            await MoveAsync();
        }
    }

    /// <summary>Moves time on until the partition has begun so many more ticks.</summary>
    public Task TicksAsync(int ticks)
    {
        int before = Lateness.Count;
        return UntilAsync(() => Lateness.Count >= before + ticks);
    }

    public async Task ForAsync(TimeSpan span)
    {
        TimeSpan until = Time.Elapsed + span;
        while (Time.Elapsed < until)
        {
            await MoveAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _meters.Dispose();
        await _host.StopAsync();
        _host.Dispose();
    }

    private async Task MoveAsync()
    {
        if (_beaten == TimeSpan.MinValue || Time.Elapsed - _beaten >= Beat)
        {
            _beaten = Time.Elapsed;
            await _host.Services.GetRequiredService<FleetClient>().ShardOf(Media.Host.Name).Report(HostBeat.Of(Media.Report()));
        }

        Time.Advance(Step);
        for (int i = 0; i < 50; i++)
        {
            await Task.Yield();
            if (i > 10 && ThreadPool.PendingWorkItemCount == 0)
            {
                break;
            }
        }

        // A tick that works is let work; one that waits for time to pass, or is stuck, gets it soon.
        await Task.Delay(1);
        for (int i = 0; i < 20 && Lateness.Count > Counted.GetValueOrDefault("cxbridge.dialling.ticks"); i++)
        {
            await Task.Delay(1);
        }
    }

    /// <summary>The only silo is the host of every slot.</summary>
    private sealed class Here : IPlacementDirector
    {
        public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) => Task.FromResult(context.LocalSilo);
    }
}
