using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Carriers;
using CxBridge.Tests.Unit.Grains.Fixture;

namespace CxBridge.Tests.Unit.Grains.Carriers;

public sealed class CarrierGateGrainTests : IAsyncLifetime
{
    private ControlPlane _plane = null!;
    private ICarrierGateGrain _gate = null!;

    public async Task InitializeAsync()
    {
        _plane = await ControlPlane.StartAsync();
        _plane.Carriers.Carrier = new Carrier { Id = CarrierId.New(_plane.Time), Name = "carrier", Trunks = [new Trunk { Uri = "sip:127.0.0.1:5060" }], CallsPerSecond = 2 };
        _gate = _plane.Grains.GetGrain<ICarrierGateGrain>(GrainKeys.Carrier(_plane.Carriers.Carrier.Id));
    }

    public async Task DisposeAsync() => await _plane.DisposeAsync();

    private async Task<PermitLease> LeaseAfterBirthAsync()
    {
        await _gate.LeasePermits(0);
        await _plane.ForAsync(TimeSpan.FromSeconds(5));
        return await _gate.LeasePermits(100);
    }

    [Fact]
    public async Task AGateThatWasJustBorn_GivesNoPlaceInItsFirstWindow()
    {
        PermitLease lease = await _gate.LeasePermits(100);

        Assert.True(lease.Count == 0 || lease.FirstAfter >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task PermitsThatAreReturned_AreGivenAgain()
    {
        PermitLease first = await LeaseAfterBirthAsync();
        Assert.InRange(first.Count, 1, 5);
        Assert.Equal((0, PermitRefusal.Cps), ((await _gate.LeasePermits(100)).Count, (await _gate.LeasePermits(1)).Refusal));

        await _gate.ReturnPermits(first.Count);

        Assert.Equal(first.Count, (await _gate.LeasePermits(100)).Count);
    }

    [Fact]
    public async Task PermitsThatNobodyCameFor_AreGivenAgainAfterTwoTicks()
    {
        PermitLease first = await LeaseAfterBirthAsync();
        Assert.Equal(0, (await _gate.LeasePermits(100)).Count);

        await _plane.ForAsync(PromiseBook.Life + TimeSpan.FromSeconds(1));

        Assert.Equal(first.Count, (await _gate.LeasePermits(100)).Count);
    }

    [Fact]
    public async Task ATimeOfDayThatIsSet_GivesNoMorePermits()
    {
        Assert.NotEqual(0, (await LeaseAfterBirthAsync()).Count);

        _plane.Clock.Jump(TimeSpan.FromDays(1));

        Assert.Equal(0, (await _gate.LeasePermits(100)).Count);
    }

    [Fact]
    public async Task AfterThreeFailures_TheTrunkIsHeld_AndShownAsHeld()
    {
        await LeaseAfterBirthAsync();
        for (int i = 0; i < 3; i++)
        {
            await _gate.Report(new InviteNote(Trunk.OnlyOne, InviteFate.Failed, 500, null, null));
        }

        await _plane.UntilAsync(async () => (await _gate.GetStatus()).Trunks[0].Hold is not null);
        PermitLease refused = await _gate.LeasePermits(10);

        Assert.Equal((0, PermitRefusal.Held), (refused.Count, refused.Refusal));
    }
}
