using CxBridge.Storage.Grains;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Grains;

public abstract class GrainStateContract(IStoreKind kind) : StoreContract(kind)
{
    private static readonly GrainStateKey Key = new("campaign", "camp:1", "state");

    private IGrainStateTable Table => Store.Get<IGrainStateTable>();

    [Fact]
    public async Task Write_WithTheRightETag_ReplacesTheState()
    {
        Assert.Null(await Table.ReadAsync(Key, None));
        GrainStateWrite first = await Table.WriteAsync(Key, [1, 0, 255], null, None);
        GrainStateWrite second = await Table.WriteAsync(Key, [2], first.ETag, None);

        GrainStateRow row = (await Table.ReadAsync(Key, None))!;

        Assert.True(first.Done && second.Done);
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal([2], row.Payload);
        Assert.Equal(second.ETag, row.ETag);
    }

    [Fact]
    public async Task Write_WithAStaleETag_TellsTheOneInPlace()
    {
        GrainStateWrite first = await Table.WriteAsync(Key, [1], null, None);
        GrainStateWrite second = await Table.WriteAsync(Key, [2], first.ETag, None);

        Assert.Equal(new GrainStateWrite(false, second.ETag), await Table.WriteAsync(Key, [3], first.ETag, None));
        Assert.Equal(new GrainStateWrite(false, second.ETag), await Table.WriteAsync(Key, [3], null, None));
        Assert.Equal([2], (await Table.ReadAsync(Key, None))!.Payload);
    }

    [Fact]
    public async Task Write_TheFirstByManyAtOnce_LetsOneWin()
    {
        GrainStateWrite[] writes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Table.WriteAsync(Key, [(byte)n], null, None)));

        Assert.Single(writes, w => w.Done);
    }

    [Fact]
    public async Task Clear_WithTheRightETag_RemovesTheRow()
    {
        GrainStateWrite written = await Table.WriteAsync(Key, [1], null, None);

        Assert.Equal(new GrainStateWrite(false, written.ETag), await Table.ClearAsync(Key, "other", None));
        Assert.Equal(new GrainStateWrite(false, written.ETag), await Table.ClearAsync(Key, null, None));
        Assert.Equal(new GrainStateWrite(true, null), await Table.ClearAsync(Key, written.ETag, None));
        Assert.Equal(new GrainStateWrite(true, null), await Table.ClearAsync(Key, null, None));
        Assert.Equal(new GrainStateWrite(false, null), await Table.WriteAsync(Key, [2], written.ETag, None));
        Assert.Null(await Table.ReadAsync(Key, None));
    }

    [Theory]
    [InlineData("020235", "20235")]
    [InlineData("ab12", "AB12")]
    [InlineData("a", "a ")]
    public async Task Keys_ThatLookAlike_AreDifferentGrains(string one, string other)
    {
        await Table.WriteAsync(Key with { GrainKey = one }, [1], null, None);

        Assert.Null(await Table.ReadAsync(Key with { GrainKey = other }, None));
        Assert.True((await Table.WriteAsync(Key with { GrainKey = other }, [2], null, None)).Done);
    }
}
