using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Settings;

public abstract class CallWayContract(IStoreKind kind) : StoreContract(kind)
{
    private static readonly PhoneNumber Shown = PhoneNumber.Parse("+442079460001");

    private ICallWayStore Ways => Store.Get<ICallWayStore>();

    [Fact]
    public async Task Routes_AreAddedReplacedAndRemoved_AndTheTableKnowsAtOnce()
    {
        IRouteStore routes = Store.Get<IRouteStore>();
        CarrierId carrier = CarrierId.New(Store.Time);
        PhoneNumber callee = PhoneNumber.Parse("+447700900001");
        Assert.Null((await routes.TableAsync(None)).Find(callee));
        await routes.SaveAsync(new Route { Prefix = "44", Choices = [new(carrier, 0.02m)] }, None);
        await routes.SaveAsync(new Route { Prefix = "447", Choices = [] }, None);
        await routes.SaveAsync(new Route { Prefix = "447", Choices = [new(carrier, 0.0415m)] }, None);

        Assert.Equal(["44", "447"], (await routes.ListAsync(None)).Select(r => r.Prefix));
        Assert.Equal([new RouteChoice(carrier, 0.0415m)], (await routes.TableAsync(None)).Find(callee)!.Choices);
        Assert.False(await routes.RemoveAsync("447", 1, None));
        Assert.True(await routes.RemoveAsync("447", 2, None));
        Assert.False(await routes.RemoveAsync("447", 2, None));
        Assert.Equal("44", (await routes.TableAsync(None)).Find(callee)!.Prefix);
    }

    [Fact]
    public async Task Pools_AreKeptAsTheyWereSaved()
    {
        ICallerIdStore pools = Store.Get<ICallerIdStore>();
        var pool = new CallerIdPool
        {
            Id = CallerIdPoolId.New(Store.Time),
            Name = "north",
            Numbers = [new() { Number = Shown, DailyCap = 100, CallsAtOnce = 2 }, new() { Number = PhoneNumber.Parse("+14155550100"), State = CallerIdState.Off }],
        };
        await pools.SaveAsync(pool, None);

        Assert.Equivalent(pool with { Revision = 1 }, await pools.FindAsync(pool.Id, None), strict: true);
        await pools.SaveAsync(pool with { Numbers = [] }, None);
        Assert.Empty(Assert.Single(await pools.ListAsync(None)).Numbers);
    }

    [Fact]
    public async Task Replace_OfAPool_NeedsTheRevisionThatIsStored_AndHealthGoesWithThePool()
    {
        ICallerIdStore pools = Store.Get<ICallerIdStore>();
        var pool = new CallerIdPool { Id = CallerIdPoolId.New(Store.Time), Name = "south", Numbers = [new() { Number = Shown }] };
        await pools.SaveAsync(pool, None);
        var note = new CallerIdHealthNote(
            Shown, new([CallerIdResult.Answered, CallerIdResult.NotAnswered, CallerIdResult.Refused], 7, 2, TimeSpan.FromMinutes(40)), Store.Time.GetUtcNow());
        await pools.SaveHealthAsync(pool.Id, [note with { Memory = note.Memory with { RestLeft = null } }], None);
        await pools.SaveHealthAsync(pool.Id, [note], None);

        Assert.Null(await pools.ReplaceAsync(pool with { Name = "late", Revision = 2 }, None));
        Assert.Equal(2, (await pools.ReplaceAsync(pool with { Name = "north-east", Revision = 1 }, None))!.Revision);
        Assert.Equivalent(note, Assert.Single(await pools.HealthAsync(pool.Id, None)), strict: true);
        Assert.False(await pools.RemoveAsync(pool.Id, 1, None));
        Assert.True(await pools.RemoveAsync(pool.Id, 2, None));
        Assert.Empty(await pools.HealthAsync(pool.Id, None));
        Assert.Null(await pools.FindAsync(pool.Id, None));
    }

    [Fact]
    public async Task Replace_OfARoute_NeedsTheRevisionThatIsStored()
    {
        IRouteStore routes = Store.Get<IRouteStore>();
        Route first = await routes.SaveAsync(new Route { Prefix = "49", Choices = [] }, None);
        Route second = (await routes.ReplaceAsync(first with { Choices = [new(CarrierId.New(Store.Time), 1)] }, None))!;

        Assert.Equal((1, 2), (first.Revision, second.Revision));
        Assert.Null(await routes.ReplaceAsync(first, None));
        Assert.Equal(3, (await routes.SaveAsync(first, None)).Revision);
        Assert.Equal(3, (await routes.FindAsync("49", None))!.Revision);
        Assert.Null(await routes.FindAsync("4", None));
    }

    [Fact]
    public async Task TheWayOfAnAttempt_LastsFromItsNoteToItsClose()
    {
        CarrierId carrier = CarrierId.New(Store.Time);
        GatedAttempt gated = await Store.DialOneAsync(await Store.CampaignAsync(1));
        Assert.Equal(gated.Number, (await Ways.NumbersAsync([gated.Attempt], None))[gated.Attempt]);
        Assert.Empty(await Ways.OpenOnCarrierAsync(carrier, None));

        await Ways.NoteAsync(gated.Attempt, new NotedWay(CarrierId.New(Store.Time), "first", Shown, 1m), None);
        await Ways.NoteAsync(gated.Attempt, new NotedWay(carrier, "second", Shown, 0.0155m), None);

        Assert.Equal([gated.Attempt], await Ways.OpenOnCarrierAsync(carrier, None));
        Assert.Equal([(gated.Attempt, Shown)], await Ways.OpenWithNumberAsync([Shown], None));
        Assert.Equal(new NotedWay(carrier, "second", Shown, 0.0155m), (await Store.Get<ICallStore>().FindAsync(gated.Attempt, None))!.Way);
        Assert.Equal([(Shown, 1)], await Ways.ShownSinceAsync([Shown], Store.Time.GetUtcNow().AddHours(-1), None));
        Assert.Empty(await Ways.ShownSinceAsync([Shown], Store.Time.GetUtcNow().AddHours(1), None));

        await Store.CloseAsync(Store.Close(gated, outcome: AttemptOutcome.NoAnswer));

        Assert.Empty(await Ways.OpenOnCarrierAsync(carrier, None));
        Assert.Empty(await Ways.OpenWithNumberAsync([Shown], None));
        Assert.Equal([(Shown, 1)], await Ways.ShownSinceAsync([Shown], Store.Time.GetUtcNow().AddHours(-1), None));
    }
}
