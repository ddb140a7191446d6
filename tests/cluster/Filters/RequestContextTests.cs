using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Filters;

public interface IContextGrain : IGrainWithStringKey
{
    Task<string?> Read(string key);

    Task<string?> ReadThrough(string over, string key);

    Task Write(string key, string value);
}

public sealed class ContextGrain : Grain, IContextGrain
{
    public async Task<string?> Read(string key)
    {
        await Task.Yield();
        return RequestContext.Get(key) as string;
    }

    public Task<string?> ReadThrough(string over, string key) => GrainFactory.GetGrain<IContextGrain>(over).Read(key);

    public Task Write(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }
}

/// <summary>Rules: the request context goes with calls, through any number of grains, and never comes back.</summary>
public sealed class RequestContextTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync()
    {
        RequestContext.Clear();
        await _silo.DisposeAsync();
    }

    [Fact]
    public async Task Value_FlowsThroughGrains()
    {
        RequestContext.Set("trace", "t-1");
        Assert.Equal("t-1", await _silo.Grain<IContextGrain>("a").ReadThrough("b", "trace"));
    }

    [Fact]
    public async Task Value_SetByTheCallee_DoesNotComeBack_NorStayInTheGrain()
    {
        var grain = _silo.Grain<IContextGrain>("a");
        await grain.Write("mood", "good");
        Assert.Null(RequestContext.Get("mood"));
        Assert.Null(await grain.Read("mood"));
    }

    [Fact]
    public async Task Value_RemovedByTheCaller_IsNotSentAnyMore()
    {
        var grain = _silo.Grain<IContextGrain>("a");
        RequestContext.Set("trace", "t-2");
        Assert.Equal("t-2", await grain.Read("trace"));
        Assert.True(RequestContext.Remove("trace"));
        Assert.Null(await grain.Read("trace"));
    }
}
