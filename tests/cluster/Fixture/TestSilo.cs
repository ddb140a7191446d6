using CxBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CxBridge.Tests.Cluster.Fixture;

/// <summary>
/// A silo for one test, in virtual time. The cases use it and the public API of Orleans and nothing else; which engine runs them is known to
/// <see cref="Engine"/> alone (Embedded/Engine.cs, Clustered/Engine.cs).
/// </summary>
public sealed class TestSilo : IAsyncDisposable
{
    /// <summary>No test waits longer than this in real time: what should happen has not.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    private readonly IHost _host;

    private TestSilo(IHost host, VirtualTime time)
    {
        _host = host;
        Time = time;
    }

    /// <summary>The response time-out of calls whose method names none of its own.</summary>
    public static TimeSpan ResponseTimeout => Engine.ResponseTimeout;

    public VirtualTime Time { get; }

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<TestSilo> StartAsync(
        Action<ISiloBuilder>? configure = null, VirtualTime? time = null, RoundTrip roundTrip = RoundTrip.On, TimeProvider? wallClock = null)
    {
        time ??= new VirtualTime();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            Engine.Configure(silo, wallClock ?? time, roundTrip);
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryGrainStorage("second");
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(host, time);
    }

    public TGrain Grain<TGrain>(string key)
        where TGrain : IGrainWithStringKey => Grains.GetGrain<TGrain>(key);

    /// <summary>Moves time by <paramref name="span"/> in steps, letting the turns that each step starts come to rest.</summary>
    public async Task AdvanceAsync(TimeSpan span, TimeSpan step)
    {
        for (var left = span; left > TimeSpan.Zero; left -= step)
        {
            Time.Advance(step < left ? step : left);
            await SettleAsync();
        }
    }

    /// <summary>Moves time on in steps until something has happened; for engines that look at the clock some time after they were asked.</summary>
    public async Task AdvanceUntilAsync(Task happened, TimeSpan step)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!happened.IsCompleted)
        {
            Time.Advance(step);
            await SettleAsync();
            await Task.WhenAny(happened, Task.Delay(s_look, patience.Token));
            patience.Token.ThrowIfCancellationRequested();
        }

        await happened;
    }

    /// <summary>Lets a response time-out of <paramref name="limit"/> pass, and returns what the caller then gets.</summary>
    public async Task<TException> OverdueAsync<TException>(Task call, TimeSpan limit)
        where TException : Exception
    {
        await Engine.PassTimeoutAsync(this, call, limit);
        return await Assert.ThrowsAsync<TException>(() => SoonAsync(call));
    }

    /// <summary>Lets the default response time-out pass: the caller gets a TimeoutException.</summary>
    public Task<TimeoutException> OverdueAsync(Task call) => OverdueAsync<TimeoutException>(call, ResponseTimeout);

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
