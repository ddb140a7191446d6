using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Placement;

/// <summary>Rules: a custom director is asked where a grain goes, with the key and the request context, and what it throws comes back.</summary>
public sealed class PlacementTests : IAsyncLifetime
{
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(silo =>
    {
        silo.Services.AddSingleton(_phases);
        silo.AddPlacementDirector<ByKey, ByKeyDirector>();
    });

    public async Task DisposeAsync()
    {
        RequestContext.Clear();
        await _silo.DisposeAsync();
    }

    [Fact]
    public async Task Director_IsAskedBeforeTheActivation_WithTheStrategyOfTheClass()
    {
        var grain = _silo.Grain<IPinnedGrain>("here");
        RequestContext.Set("mood", "good");
        Assert.Equal(1, await TestSilo.SoonAsync(grain.Count()));
        Assert.Equal(2, await TestSilo.SoonAsync(grain.Count()));
        Assert.Equal(["asked by PinnedGrain for here, mood good"], _phases.Journal);

        // Whether it is asked again is up to the engine: a silo may activate anew what it has just deactivated.
        await grain.End();
        Assert.Equal(1, await TestSilo.SoonAsync(grain.Count()));
    }

    // Not in their order: Orleans lets each go on by itself once the director has answered. The embedded engine does keep it (Embedded/PlacementOrderTests).
    [Fact]
    public async Task CallsThatArriveWhileTheDirectorIsAsked_AreEachRunOnce_AndItIsAskedOnceForAll()
    {
        var grain = _silo.Grain<IPinnedGrain>("here");
        var counts = await TestSilo.SoonAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.Count())));
        Assert.Equal(Enumerable.Range(1, 20), counts.Order());
        Assert.Single(_phases.Journal);
    }

    [Fact]
    public async Task HostThatIsGone_IsUnavailableToTheCaller_AndAskedForAgainByTheNext()
    {
        var grain = _silo.Grain<IPinnedGrain>("gone");
        await Assert.ThrowsAsync<SiloUnavailableException>(() => TestSilo.SoonAsync(grain.Count()));
        var asked = _phases.Journal.Length;
        await Assert.ThrowsAsync<SiloUnavailableException>(() => TestSilo.SoonAsync(grain.Count()));
        Assert.True(_phases.Journal.Length > asked);
    }

    [Fact]
    public async Task DirectorThatFails_FailsTheCallWithThat() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestSilo.SoonAsync(_silo.Grain<IPinnedGrain>("nowhere").Count()));

    [Fact]
    public async Task StrategyWithoutADirector_FailsTheCall() =>
        await Assert.ThrowsAnyAsync<Exception>(() => TestSilo.SoonAsync(_silo.Grain<IUndirectedGrain>("a").Hello()));
}
