using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Carriers.Routing;

public sealed class RoutePlanTests
{
    private static readonly CarrierId A = CarrierId.New(TimeProvider.System);
    private static readonly CarrierId B = CarrierId.New(TimeProvider.System);
    private static readonly CarrierId Own = CarrierId.New(TimeProvider.System);

    private static CarrierId[] Plan(string number, params Route[] routes) =>
        [.. RoutePlan.For(PhoneNumber.Parse(number), new RouteTable(routes), Own).Steps.Select(s => s.Carrier)];

    private static Route To(string prefix, params (CarrierId Carrier, decimal Price)[] choices) =>
        new() { Prefix = prefix, Choices = [.. choices.Select(c => new RouteChoice(c.Carrier, c.Price))] };

    [Fact]
    public void WithoutARoute_TheCampaignsCarrierIsTheOnlyOne() => Assert.Equal([Own], Plan("+442079460000", To("1", (A, 1m))));

    [Fact]
    public void OfOverlappingPrefixes_TheLongestDecidesAlone() =>
        Assert.Equal([B], Plan("+447700900000", To("4", (A, 1m)), To("447", (B, 9m)), To("44", (A, 1m))));

    [Fact]
    public void CheapestFirst_AndAtTheSamePriceTheCampaignsOwn() =>
        Assert.Equal([B, Own, A], Plan("+442079460000", To("44", (A, 0.02m), (Own, 0.02m), (B, 0.01m))));

    [Fact]
    public void ARouteWithoutCarriers_BarsTheNumber()
    {
        RoutePlan plan = RoutePlan.For(PhoneNumber.Parse("+19005550100"), new RouteTable([To("1", (A, 1m)), To("1900")]), Own);

        Assert.Equal(("1900", 0), (plan.Prefix, plan.Steps.Count));
    }

    [Fact]
    public void Table_FindsWhatALookAtEveryRouteWouldFind()
    {
        var random = new Random(7);
        Route[] routes = [.. Enumerable.Range(0, 500).Select(_ => $"{random.Next(1, 100_000)}").Distinct().Select(p => To(p, (A, 1m)))];
        var table = new RouteTable(routes);
        for (int i = 0; i < 2000; i++)
        {
            string digits = $"{random.NextInt64(1_000_000, 99_999_999)}";
            Route? slow = routes.Where(r => digits.StartsWith(r.Prefix, StringComparison.Ordinal)).MaxBy(r => r.Prefix.Length);

            Assert.Equal(slow, table.Find(PhoneNumber.Parse("+" + digits)));
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("+44", false)]
    [InlineData("044", false)]
    [InlineData("1234567890123456", false)]
    [InlineData("44", true)]
    public void Fault_TellsWhatIsNoPrefix(string prefix, bool good) => Assert.Equal(good, Route.Fault(prefix) is null);

    [Fact]
    public void Trunks_GoByPriority_AndEqualOnesTakeTurns()
    {
        var carrier = new Carrier
        {
            Id = A,
            Name = "a",
            Trunks = [new() { Name = "spare", Uri = "sip:a", Priority = 5 }, new() { Name = "x", Uri = "sip:b" }, new() { Name = "y", Uri = "sip:c" }],
        };
        string[][] orders = [.. Enumerable.Range(0, 200).Select(_ => TrunkOrder.For(carrier, AttemptId.New(TimeProvider.System)).Select(t => t.Name).ToArray())];

        Assert.All(orders, o => Assert.Equal("spare", o[^1]));
        Assert.InRange(orders.Count(o => o[0] == "x"), 50, 150);
    }

    [Theory]
    [InlineData(LegEndReason.CarrierFailure, 503, InviteFate.Throttled, true)]
    [InlineData(LegEndReason.CarrierFailure, 429, InviteFate.Throttled, true)]
    [InlineData(LegEndReason.CarrierFailure, 500, InviteFate.Failed, true)]
    [InlineData(LegEndReason.CarrierFailure, null, InviteFate.Unknown, true)] // no permit: nothing was sent
    [InlineData(LegEndReason.Unreachable, null, InviteFate.Failed, true)]
    [InlineData(LegEndReason.Busy, 486, InviteFate.Carried, false)]
    [InlineData(LegEndReason.Rejected, 603, InviteFate.Carried, false)]
    [InlineData(LegEndReason.NoAnswer, 480, InviteFate.Carried, false)]
    [InlineData(LegEndReason.RingTimeout, 487, InviteFate.Carried, false)]
    [InlineData(LegEndReason.Cancelled, 487, InviteFate.Unknown, false)]
    public void Fate_OfAnInvite_IsReadFromItsEnd(LegEndReason reason, int? status, InviteFate fate, bool elsewhere)
    {
        var end = new LegEnd(reason, status, null);

        Assert.Equal((fate, elsewhere), (InviteFates.Of(end, answered: false), InviteFates.MayGoElsewhere(end, rang: false)));
        Assert.False(InviteFates.MayGoElsewhere(end, rang: true));
    }
}
