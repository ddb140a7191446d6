using CxBridge.Tests.Cluster.Fixture;
using CxBridge.Tests.Cluster.Placement;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Embedded;

/// <summary>More than Orleans promises: calls that wait for a grain's placement keep their order.</summary>
public sealed class PlacementOrderTests : IAsyncLifetime
{
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(silo =>
    {
        silo.Services.AddSingleton(_phases);
        silo.AddPlacementDirector<ByKey, ByKeyDirector>();
    });

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task CallsThatArriveWhileTheDirectorIsAsked_KeepTheirOrder()
    {
        var grain = _silo.Grain<IPinnedGrain>("here");
        var counts = await TestSilo.SoonAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.Count())));
        Assert.Equal(Enumerable.Range(1, 20), counts);
        Assert.Single(_phases.Journal);
    }
}
