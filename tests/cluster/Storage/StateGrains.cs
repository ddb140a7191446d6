using Orleans.Core;
using Orleans.Providers;

namespace CxBridge.Tests.Cluster.Storage;

[GenerateSerializer]
public sealed class Tally
{
    [Id(0)]
    public int Count { get; set; }

    [Id(1)]
    public List<string> Names { get; set; } = [];
}

public interface ITallyGrain : IGrainWithStringKey
{
    Task<int> Add();

    Task<(int Count, bool Exists)> Read();

    Task AddWithoutWriting();

    Task Clear();

    Task Reload();

    Task<bool> AddSwallowingTheFailure();

    Task<Guid> Activation();

    Task End();

    Task<int> AddToSecond();

    Task<int> Second();
}

public sealed class TallyGrain(
    [PersistentState("tally")] IPersistentState<Tally> tally,
    [PersistentState("other", "second")] IPersistentState<Tally> second) : Grain, ITallyGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private int _atActivation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // The state is there before this runs.
        _atActivation = tally.State.Count;
        return Task.CompletedTask;
    }

    public async Task<int> Add()
    {
        tally.State.Count++;
        await tally.WriteStateAsync();
        return tally.State.Count;
    }

    public async Task<bool> AddSwallowingTheFailure()
    {
        try
        {
            await Add();
            return true;
        }
        catch (global::Orleans.Storage.InconsistentStateException)
        {
            return false;
        }
    }

    public Task<(int Count, bool Exists)> Read() => Task.FromResult((tally.State.Count, tally.RecordExists));

    public Task AddWithoutWriting()
    {
        tally.State.Count++;
        return Task.CompletedTask;
    }

    public Task Clear() => tally.ClearStateAsync();

    public Task Reload() => tally.ReadStateAsync();

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<int> AddToSecond()
    {
        second.State.Count += 10;
        await second.WriteStateAsync();
        return second.State.Count;
    }

    public Task<int> Second() => Task.FromResult(second.State.Count + _atActivation);
}

public interface IBaseStateGrain : IGrainWithStringKey
{
    Task<int> Add();

    Task End();
}

[StorageProvider(ProviderName = "second")]
public sealed class BaseStateGrain : Grain<Tally>, IBaseStateGrain
{
    public async Task<int> Add()
    {
        State.Count++;
        await WriteStateAsync();
        return State.Count;
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IUnstoredGrain : IGrainWithStringKey
{
    Task Hello();
}

public sealed class UnstoredGrain([PersistentState("s", "nowhere")] IPersistentState<Tally> state) : Grain, IUnstoredGrain
{
    public Task Hello() => Task.FromResult(state.State);
}
