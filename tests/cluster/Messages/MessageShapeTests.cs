using System.Collections.Immutable;
using CxBridge.Tests.Cluster.Fixture;

namespace CxBridge.Tests.Cluster.Messages;

/// <summary>Rule: what crosses arrives equal, by deep copy and by bytes alike.</summary>
public sealed class MessageShapeTests
{
    [Theory]
    [InlineData(RoundTrip.On)]
    [InlineData(RoundTrip.Off)]
    public async Task ValuesAndCollections_ArriveEqual(RoundTrip roundTrip)
    {
        await using var silo = await TestSilo.StartAsync(roundTrip: roundTrip);
        var grain = silo.Grain<IEchoGrain>("a");
        await Same(grain, 42);
        Assert.Null(await grain.Perhaps(null));
        Assert.Equal(3, await grain.Perhaps(3));
        await Same(grain, "text");
        await Same<string?>(grain, null);
        await Same(grain, decimal.MaxValue);
        await Same(grain, new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(5.5)));
        await Same(grain, TimeSpan.FromTicks(7));
        await Same(grain, DayOfWeek.Friday);
        await Same(grain, new Uri("sip:alice@example.org"));
        await Same(grain, (1, "two", 3.0));
        await Same(grain, new byte[] { 1, 2, 3 });
        await Same(grain, new List<string> { "a", "b" });
        await Same(grain, new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 });
        await Same(grain, new HashSet<int> { 1, 2 });
        Assert.Equal<int>([1, 2], await grain.Echo(ImmutableArray.Create(1, 2)));
        Assert.True((await grain.Echo(default(ImmutableArray<int>))).IsDefault);
        await Same(grain, ImmutableDictionary<string, int>.Empty.Add("a", 1));
        await Same<IReadOnlyList<int>>(grain, new List<int> { 4, 5 });
        Assert.Equal(10, await grain.Twice(5));
        Assert.Equal(7, await grain.Boxed(7));
        Assert.Null(await grain.Boxed(null));
    }

    [Theory]
    [InlineData(RoundTrip.On)]
    [InlineData(RoundTrip.Off)]
    public async Task DerivedTypes_KeepTheirTypeAndAllTheirMembers(RoundTrip roundTrip)
    {
        await using var silo = await TestSilo.StartAsync(roundTrip: roundTrip);
        var grain = silo.Grain<IEchoGrain>("a");
        Shape circle = new Circle(2.5) { Name = "round" };
        Assert.Equal(circle, await grain.Echo(circle));
        var square = Assert.IsType<Square>(await grain.Echo<Shape>(new Square(3) { Name = "square" }));
        Assert.Equal(("square", 3.0), (square.Name, square.Side));
        Assert.Equal(2, (await grain.Echo(new List<Shape> { circle, circle })).Count);
    }

    [Theory]
    [InlineData(RoundTrip.On)]
    [InlineData(RoundTrip.Off)]
    public async Task SharedReferencesAndCycles_StayWhatTheyAre(RoundTrip roundTrip)
    {
        await using var silo = await TestSilo.StartAsync(roundTrip: roundTrip);
        var grain = silo.Grain<IEchoGrain>("a");
        var note = new Note { Text = "loop" };
        note.Other = new Note { Text = "inner", Other = note };
        var back = await grain.Echo(note);
        Assert.NotSame(note, back);
        Assert.Same(back, back.Other!.Other);

        var twice = await grain.Echo(new List<Note> { note, note });
        Assert.Same(twice[0], twice[1]);
    }

    [Theory]
    [InlineData(RoundTrip.On)]
    [InlineData(RoundTrip.Off)]
    public async Task GenericAndForeignTypes_Cross_AndUnnumberedMembersDoNot(RoundTrip roundTrip)
    {
        await using var silo = await TestSilo.StartAsync(roundTrip: roundTrip);
        var grain = silo.Grain<IEchoGrain>("a");
        var page = await grain.Echo(new Page<Note>
        {
            Items = { new Note { Text = "one" } },
            ByName = { ["n"] = [new Note { Text = "two" }] },
            NotCarried = 9,
        });
        Assert.Equal("one", page.Items.Single().Text);
        Assert.Equal("two", page.ByName["n"].Single().Text);
        Assert.Equal(0, page.NotCarried);

        var money = await grain.Echo(new ForeignMoney(12.5m, "EUR"));
        Assert.Equal((12.5m, "EUR"), (money.Amount, money.Currency));
        var pair = await grain.Echo(new Pair<int, Note>(1, new Note { Text = "right" }));
        Assert.Equal((1, "right"), (pair.Left, pair.Right.Text));
    }

    [Theory]
    [InlineData(RoundTrip.On)]
    [InlineData(RoundTrip.Off)]
    public async Task GrainReferences_Cross_AndAGrainThatIsReturnedBecomesOne(RoundTrip roundTrip)
    {
        await using var silo = await TestSilo.StartAsync(roundTrip: roundTrip);
        var (a, b) = (silo.Grain<IEchoGrain>("a"), silo.Grain<IEchoGrain>("b"));
        Assert.Equal("b", await a.AskWho(b));
        var self = await a.Myself();
        Assert.IsNotType<EchoGrain>(self);
        Assert.Equal(a, self);
        Assert.Equal("a", await self.Who());
    }

    private static async Task Same<T>(IEchoGrain grain, T value) => Assert.Equal(value, await grain.Echo(value));
}
