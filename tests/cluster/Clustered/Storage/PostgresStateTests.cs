using CxBridge.Tests.Cluster.Cells;
using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace CxBridge.Tests.Cluster.Storage;

/// <summary>Grain states by the AdoNet package on the tables of our migration, which a control host has made.</summary>
public sealed class PostgresStateTests : IAsyncLifetime
{
    private Cell _cell = null!;
    private TestSilo _silo = null!;

    private IGrainStorage Storage => _silo.Services.GetRequiredKeyedService<IGrainStorage>("postgres");

    public async Task InitializeAsync()
    {
        _cell = await Cell.PrepareAsync(("control", "Control"));
        await _cell["control"].StartAsync();
        _silo = await TestSilo.StartAsync(silo => silo.AddAdoNetGrainStorage(
            "postgres", options => (options.Invariant, options.ConnectionString) = ("Npgsql", $"{_cell.ConnectionString};Search Path=orleans")));
    }

    public async Task DisposeAsync()
    {
        await _silo.DisposeAsync();
        await _cell.DisposeAsync();
    }

    [Fact]
    public async Task State_LivesFromWriteToClear_UnderAnETagThatGrows()
    {
        GrainId grain = GrainId.Create("test", "life:1");
        GrainState<Tally> mine = await WrittenAsync(grain, 1);
        mine.State!.Count = 2;
        await Storage.WriteStateAsync("tally", grain, mine);

        GrainState<Tally> read = await ReadAsync(grain);
        Assert.Equal((true, 2, "2"), (read.RecordExists, read.State!.Count, read.ETag));

        await Storage.ClearStateAsync("tally", grain, read);
        Assert.False((await ReadAsync(grain)).RecordExists);

        read.State = new Tally { Count = 3 };
        await Storage.WriteStateAsync("tally", grain, read);
        Assert.Equal(3, (await ReadAsync(grain)).State!.Count);
    }

    [Fact]
    public async Task FirstWrites_ThatOverlap_OneIsDoneAndTheOthersAreRefused()
    {
        GrainId grain = GrainId.Create("test", "first:1");
        bool[] done = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(async () =>
        {
            try
            {
                await WrittenAsync(grain, n);
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        })));

        Assert.Single(done, d => d);
        Assert.Equal(1L, await _cell.QueryAsync<long>("SELECT count(*) FROM orleans.grain_state WHERE key_text = 'first:1'"));
        Assert.True((await ReadAsync(grain)).RecordExists);
    }

    [Fact]
    public async Task Write_UnderAStaleETag_IsRefused()
    {
        GrainId grain = GrainId.Create("test", "stale:1");
        await WrittenAsync(grain, 1);
        GrainState<Tally> one = await ReadAsync(grain), other = await ReadAsync(grain);
        await Storage.WriteStateAsync("tally", grain, one);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("tally", grain, other));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("tally", grain, other));
    }

    [Fact]
    public async Task Keys_ThatLookAlikeAsNumbers_StayApartBehindAPrefix()
    {
        await WrittenAsync(GrainId.Create("test", "camp:ab12"), 1);
        await WrittenAsync(GrainId.Create("test", "camp:AB12"), 2);
        await WrittenAsync(GrainId.Create("test", "camp:020235"), 3);
        await WrittenAsync(GrainId.Create("test", "camp:20235"), 4);

        Assert.Equal(1, (await ReadAsync(GrainId.Create("test", "camp:ab12"))).State!.Count);
        Assert.Equal(3, (await ReadAsync(GrainId.Create("test", "camp:020235"))).State!.Count);
    }

    private async Task<GrainState<Tally>> WrittenAsync(GrainId grain, int count)
    {
        var state = new GrainState<Tally>(new Tally { Count = count });
        await Storage.WriteStateAsync("tally", grain, state);
        return state;
    }

    private async Task<GrainState<Tally>> ReadAsync(GrainId grain)
    {
        var state = new GrainState<Tally>(new Tally());
        await Storage.ReadStateAsync("tally", grain, state);
        return state;
    }

    // Orleans reads back only types that it has a serializer for, whatever the format of the state.
    [GenerateSerializer, Alias("test.Tally")]
    public sealed class Tally
    {
        [Id(0)]
        public int Count { get; set; }
    }
}
