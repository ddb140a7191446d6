using CxBridge.Domain.Bots;
using CxBridge.Domain.Ids;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Settings;

public abstract class BotContract(IStoreKind kind) : StoreContract(kind)
{
    private IBotStore Bots => Store.Get<IBotStore>();

    [Fact]
    public async Task Publish_AddsTheNextVersionAndKeepsTheOlder()
    {
        BotId id = BotId.New(Store.Time);
        PublishedBot first = await Bots.PublishAsync(id, "reminder", """{"v":1}""", None);
        PublishedBot second = await Bots.PublishAsync(id, "reminder 2", """{"v":2}""", None);

        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.Equal(first, await Bots.FindAsync(id, 1, None));
        Assert.Equal(second, await Bots.FindAsync(id, null, None));
        Assert.Null(await Bots.FindAsync(id, 3, None));
        Assert.Null(await Bots.FindAsync(BotId.New(Store.Time), null, None));
    }

    [Fact]
    public async Task Publish_OfManyAtOnce_GivesEachAVersion()
    {
        BotId id = BotId.New(Store.Time);

        PublishedBot[] published = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Bots.PublishAsync(id, $"n{n}", "{}", None)));

        Assert.Equal(Enumerable.Range(1, 8), published.Select(p => p.Version).Order());
    }

    [Fact]
    public async Task List_NamesTheNewestOfEach()
    {
        BotId b = BotId.New(Store.Time);
        await Bots.PublishAsync(b, "zebra", "{}", None);
        PublishedBot newest = await Bots.PublishAsync(b, "b", "{}", None);
        PublishedBot a = await Bots.PublishAsync(BotId.New(Store.Time), "a", "{}", None);

        Assert.Equal([a, newest], await Bots.ListAsync(None));
    }
}
