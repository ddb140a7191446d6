using CxBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace CxBridge.Tests.Cluster.Fixture;

/// <summary>
/// A silo for one test, in virtual time, every message round-tripped. The only place that knows which engine runs the cases:
/// the cases themselves use the public API of Orleans.
/// </summary>
public sealed class TestSilo : IAsyncDisposable
{
    /// <summary>No test waits longer than this in real time: what should happen has not.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly IHost _host;

    private TestSilo(IHost host, VirtualTime time)
    {
        _host = host;
        Time = time;
    }

    public VirtualTime Time { get; }

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<TestSilo> StartAsync(
        Action<ISiloBuilder>? configure = null, VirtualTime? time = null, RoundTrip roundTrip = RoundTrip.On)
    {
        time ??= new VirtualTime();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryGrainStorage("second");
            silo.Configure<MessageVerificationOptions>(options => options.RoundTripMessages = roundTrip == RoundTrip.On);
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(host, time);
    }

    public TGrain Grain<TGrain>(string key)
        where TGrain : IGrainWithStringKey => Grains.GetGrain<TGrain>(key);

    /// <summary>Moves time in steps, letting the turns that each step starts come to rest, until the task has ended.</summary>
    public async Task AdvanceUntilAsync(Task task, TimeSpan step, int maxSteps = 400)
    {
        for (var i = 0; i < maxSteps && !task.IsCompleted; i++)
        {
            Time.Advance(step);
            await SettleAsync();
        }

        await Task.WhenAny(task, Task.Delay(s_patience));
        Assert.True(task.IsCompleted, "The task did not end however far time moved.");
    }

    /// <summary>Moves time by <paramref name="span"/> in steps.</summary>
    public async Task AdvanceAsync(TimeSpan span, TimeSpan step)
    {
        for (var left = span; left > TimeSpan.Zero; left -= step)
        {
            Time.Advance(step < left ? step : left);
            await SettleAsync();
        }
    }

    /// <summary>Lets what is queued on the thread pool run: turns are many small work items behind one another.</summary>
    public static async Task SettleAsync()
    {
        for (var i = 0; i < 50; i++)
        {
            await Task.Yield();
            if (i > 10 && ThreadPool.PendingWorkItemCount == 0)
            {
                return;
            }
        }
    }

    /// <summary>Waits in real time, and fails the test rather than hang it.</summary>
    public static async Task<T> SoonAsync<T>(Task<T> task) => await task.WaitAsync(s_patience);

    /// <inheritdoc cref="SoonAsync{T}"/>
    public static async Task SoonAsync(Task task) => await task.WaitAsync(s_patience);

    public async Task StopAsync() => await _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
