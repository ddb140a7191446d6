using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Storage;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Settings;

public abstract class CarrierContract(IStoreKind kind) : StoreContract(kind)
{
    private ICarrierStore Carriers => Store.Get<ICarrierStore>();

    [Fact]
    public async Task Save_AddsOrReplaces()
    {
        Carrier carrier = New("b") with { Username = "u", Password = "p", CallsPerSecond = 0.5, Channels = 7 };
        Carrier plain = New("a");
        await Carriers.SaveAsync(carrier, None);
        await Carriers.SaveAsync(plain, None);
        Assert.Equal(carrier, await Carriers.FindAsync(carrier.Id, None));

        await Carriers.SaveAsync(carrier with { Uri = "sip:other.example", Password = null }, None);

        Assert.Equal([plain, carrier with { Uri = "sip:other.example", Password = null }], await Carriers.ListAsync(None));
        Assert.Null(await Carriers.FindAsync(CarrierId.New(Store.Time), None));
    }

    [Fact]
    public async Task Save_UnderANameThatIsTaken_IsAConflict()
    {
        await Carriers.SaveAsync(New("a"), None);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => Carriers.SaveAsync(New("a"), None));

        Assert.Equal((StorageFault.Conflict, false), (refused.Fault, refused.MayRecover));
    }

    private Carrier New(string name) => new() { Id = CarrierId.New(Store.Time), Name = name, Uri = "sip:203.0.113.7:5060" };
}
