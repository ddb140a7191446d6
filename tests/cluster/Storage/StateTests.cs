using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace CxBridge.Tests.Cluster.Storage;

/// <summary>Rules: states are loaded before activation, written with ETags, and a stale activation does not go on.</summary>
public sealed class StateTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task State_OutlivesTheActivation_AndIsThereBeforeOnActivate()
    {
        var grain = _silo.Grain<ITallyGrain>("a");
        Assert.Equal((0, false), await grain.Read());
        Assert.Equal(1, await grain.Add());
        await grain.AddToSecond();
        await grain.End();
        Assert.Equal((1, true), await grain.Read());
        Assert.Equal(11, await grain.Second());
    }

    [Fact]
    public async Task State_NotWritten_IsGoneWithTheActivation()
    {
        var grain = _silo.Grain<ITallyGrain>("a");
        await grain.Add();
        await grain.AddWithoutWriting();
        Assert.Equal(2, (await grain.Read()).Count);
        await grain.End();
        Assert.Equal(1, (await grain.Read()).Count);
    }

    [Fact]
    public async Task Read_TakesBackWhatWasNotWritten()
    {
        var grain = _silo.Grain<ITallyGrain>("a");
        await grain.Add();
        await grain.AddWithoutWriting();
        await grain.Reload();
        Assert.Equal(1, (await grain.Read()).Count);
    }

    [Fact]
    public async Task Clear_RemovesTheRecord_AndTheNextWriteMakesANewOne()
    {
        var grain = _silo.Grain<ITallyGrain>("a");
        await grain.Add();
        await grain.Clear();
        Assert.Equal((0, false), await grain.Read());
        Assert.Equal(1, await grain.Add());
    }

    [Fact]
    public async Task StaleETag_ThrowsInconsistentState_AndDeactivatesTheGrain()
    {
        var grain = _silo.Grain<ITallyGrain>("a");
        await grain.Add();
        var before = await grain.Activation();
        await WriteBehindItsBack(grain);

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.Add());
        Assert.NotEqual(before, await TestSilo.SoonAsync(grain.Activation()));
        Assert.Equal(101, await grain.Add());
    }

    [Fact]
    public async Task StaleETag_ThatTheGrainHandlesItself_DoesNotDeactivateIt()
    {
        var grain = _silo.Grain<ITallyGrain>("a");
        await grain.Add();
        var before = await grain.Activation();
        await WriteBehindItsBack(grain);
        Assert.False(await grain.AddSwallowingTheFailure());
        Assert.Equal(before, await grain.Activation());
    }

    [Fact]
    public async Task GrainOfState_UsesTheStorageItNames()
    {
        var grain = _silo.Grain<IBaseStateGrain>("a");
        Assert.Equal(1, await grain.Add());
        await grain.End();
        Assert.Equal(2, await grain.Add());
    }

    [Fact]
    public async Task StorageThatIsNotRegistered_FailsTheActivation_ByName()
    {
        Exception? failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _silo.Grain<IUnstoredGrain>("a").Hello());
        while (failure is not BadProviderConfigException)
        {
            failure = failure?.InnerException;
            Assert.NotNull(failure);
        }

        Assert.Contains("nowhere", failure.Message, StringComparison.Ordinal);
    }

    // What a second activation on another silo would do.
    private async Task WriteBehindItsBack(ITallyGrain grain)
    {
        var storage = _silo.Services.GetRequiredService<IGrainStorage>();
        var record = new GrainState<Tally>();
        await storage.ReadStateAsync("tally", grain.GetGrainId(), record);
        record.State!.Count = 100;
        await storage.WriteStateAsync("tally", grain.GetGrainId(), record);
    }
}
