using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Carriers;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Settings;

public sealed class RouteStoreTests() : StoreContract(new SqliteKind())
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Table_ThatWasReadWhileARouteWasSaved_IsNotKept()
    {
        PhoneNumber callee = PhoneNumber.Parse("+447700900001");
        var slow = new HeldReads(Store.Database);
        var routes = new RouteStore(slow, Store.Time);
        Task<RouteTable> early = routes.TableAsync(None);
        await slow.Read.WaitAsync(Patience);

        await routes.SaveAsync(new Route { Prefix = "44", Choices = [new(CarrierId.New(Store.Time), 0.02m)] }, None);
        slow.Release();

        Assert.Null((await early.WaitAsync(Patience)).Find(callee));
        Assert.Equal("44", (await routes.TableAsync(None)).Find(callee)?.Prefix);
    }
}
