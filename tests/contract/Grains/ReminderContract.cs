using CxBridge.Storage.Grains;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Grains;

public abstract class ReminderContract(IStoreKind kind) : StoreContract(kind)
{
    private IReminderRows Reminders => Store.Get<IReminderRows>();

    [Fact]
    public async Task Save_AddsOrReplaces()
    {
        ReminderRow row = New("wd", "tick", hash: uint.MaxValue);
        string first = await Reminders.SaveAsync(row, None);
        string second = await Reminders.SaveAsync(row with { Period = TimeSpan.FromMinutes(5) }, None);

        Assert.NotEqual(first, second);
        Assert.Equal(row with { Period = TimeSpan.FromMinutes(5), ETag = second }, await Reminders.FindAsync("wd", "tick", None));
        Assert.Null(await Reminders.FindAsync("wd", "tock", None));
    }

    [Fact]
    public async Task Remove_NeedsTheRightETag()
    {
        string etag = await Reminders.SaveAsync(New("wd", "tick"), None);

        Assert.False(await Reminders.RemoveAsync("wd", "tick", "other", None));
        Assert.True(await Reminders.RemoveAsync("wd", "tick", etag, None));
        Assert.False(await Reminders.RemoveAsync("wd", "tick", etag, None));
    }

    [Theory]
    [InlineData(10u, 20u, "b c")]
    [InlineData(20u, 10u, "a d")]
    [InlineData(20u, 20u, "a b c d")]
    [InlineData(0u, uint.MaxValue, "b c d")]
    public async Task List_OfARange_ExcludesItsStartAndIncludesItsEnd(uint after, uint upTo, string expected)
    {
        await Reminders.SaveAsync(New("a", "tick", hash: 0), None);
        await Reminders.SaveAsync(New("b", "tick", hash: 15), None);
        await Reminders.SaveAsync(New("c", "tick", hash: 20), None);
        await Reminders.SaveAsync(New("d", "tick", hash: uint.MaxValue), None);

        IReadOnlyList<ReminderRow> rows = await Reminders.ListAsync(after, upTo, None);

        Assert.Equal(expected, string.Join(' ', rows.Select(r => r.GrainId).Order()));
    }

    [Fact]
    public async Task List_OfAGrain_IsByName()
    {
        await Reminders.SaveAsync(New("a", "y"), None);
        await Reminders.SaveAsync(New("a", "x"), None);
        await Reminders.SaveAsync(New("b", "z"), None);

        Assert.Equal(["x", "y"], (await Reminders.ListAsync("a", None)).Select(r => r.Name));
        await Reminders.ClearAsync(None);
        Assert.Empty(await Reminders.ListAsync("a", None));
    }

    private ReminderRow New(string grain, string name, uint hash = 1) => new(grain, name, Store.Time.GetUtcNow(), TimeSpan.FromMinutes(1), hash, "");
}
