using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Carriers;
using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>One life of the control plane: the real grains on the embedded engine, over the world's store.</summary>
internal sealed class ControlPlane
{
    private readonly IHost _host;

    private ControlPlane(IHost host, PlaneQueue queue) => (_host, Queue) = (host, queue);

    public PlaneQueue Queue { get; }

    public ICarrierDesk Desk => Get<ICarrierDesk>();

    public FleetClient Registry => Get<FleetClient>();

    public static ControlPlane Start(CampaignWorld world)
    {
        var queue = new PlaneQueue(world.Thread);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<TimeProvider>(world.Time)
            .AddSingleton(world.Dial).AddSingleton(world.Campaigns).AddSingleton(world.Rows).AddSingleton(world.Routes).AddSingleton(world.Ways)
            .AddSingleton(world.Get<ICallStore>()).AddSingleton(world.Get<ICallerIdStore>())
            .AddFleet(options => options.Shards = 1).AddCarrierDesk()
            .AddSingleton<IHostReadiness, AlwaysReady>()
            .AddSingleton<ICallEngine>(world.Fleet)
            .AddSingleton<IWorkQueue>(queue);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.AddPlacementDirector<PinnedToHostPlacement, OneSilo>();
        });
        IHost host = builder.Build();
        world.Thread.WaitFor(() => host.StartAsync());
        return new ControlPlane(host, queue);
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public ICampaignGrain Campaign(CampaignId id) => Get<IGrainFactory>().GetGrain<ICampaignGrain>(GrainKeys.Campaign(id));

    public Task TellAsync(AttemptClosed closed) => Get<IGrainFactory>().GetGrain<IDialPartitionGrain>(GrainKeys.Partition(closed.Partition)).AttemptClosed(new(closed.Attempt.Value, closed.Outcome));

    /// <summary>Its process is gone: nothing of it ever happens again.</summary>
    public void Kill()
    {
        Queue.Kill();
        _host.Dispose();
    }
}
