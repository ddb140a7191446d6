using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Storage;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Settings;

public abstract class CarrierContract(IStoreKind kind) : StoreContract(kind)
{
    private ICarrierStore Carriers => Store.Get<ICarrierStore>();

    [Fact]
    public async Task Save_AddsOrReplaces()
    {
        Carrier carrier = New("b") with
        {
            Trunks =
            [
                new() { Name = "z", Uri = "sip:203.0.113.7", Username = "u", Password = "p", Registration = TrunkRegistration.Register },
                new() { Name = "a", Uri = "sip:203.0.113.8", Priority = 1, MediaEncryption = MediaEncryption.Required },
            ],
            CallsPerSecond = 0.5,
            Burst = 3,
            Channels = 7,
            InboundChannels = 2,
        };
        Carrier plain = New("a");
        await Carriers.SaveAsync(carrier, None);
        await Carriers.SaveAsync(plain, None);
        Assert.Equivalent(carrier with { Revision = 1 }, await Carriers.FindAsync(carrier.Id, None), strict: true);

        Carrier changed = carrier with { State = CarrierState.Paused, Trunks = [carrier.Trunks[1] with { Uri = "sip:other.example" }] };
        await Carriers.SaveAsync(changed, None);

        Assert.Equivalent(new[] { plain with { Revision = 1 }, changed with { Revision = 2 } }, await Carriers.ListAsync(None), strict: true);
        Assert.Null(await Carriers.FindAsync(CarrierId.New(Store.Time), None));
    }

    [Fact]
    public async Task Replace_AndRemove_NeedTheRevisionThatIsStored()
    {
        Carrier carrier = New("r");
        await Carriers.SaveAsync(carrier, None);
        Carrier changed = carrier with { Channels = 9, Trunks = [new() { Uri = "sip:other.example" }], Revision = 1 };

        Assert.Equal(2, (await Carriers.ReplaceAsync(changed, None))!.Revision);
        Assert.Null(await Carriers.ReplaceAsync(changed with { Channels = 5, Trunks = [] }, None));
        Assert.Equivalent(changed with { Revision = 2 }, await Carriers.FindAsync(carrier.Id, None), strict: true);
        Assert.False(await Carriers.RemoveAsync(carrier.Id, 1, None));
        Assert.True(await Carriers.RemoveAsync(carrier.Id, 2, None));
        Assert.Empty(await Carriers.ListAsync(None));
    }

    [Fact]
    public async Task Save_UnderANameThatIsTaken_IsAConflict()
    {
        await Carriers.SaveAsync(New("a"), None);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => Carriers.SaveAsync(New("a"), None));

        Assert.Equal((StorageFault.Conflict, false), (refused.Fault, refused.MayRecover));
    }

    private Carrier New(string name) => new() { Id = CarrierId.New(Store.Time), Name = name, Trunks = [new() { Uri = "sip:203.0.113.7:5060" }] };
}
