using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace CxBridge.Tests.Cluster.Messages;

/// <summary>Rules: versions of a type read each other; members that one of them lacks are passed over or keep their default; names are [Alias]es.</summary>
public sealed class VersionTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    private Serializer Serializer => _silo.Services.GetRequiredService<Serializer>();

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public void MembersOfALaterVersion_ArePassedOver_AndThoseAfterThemAreRead()
    {
        var next = new OrderOfNext
        {
            Number = "+49301234567",
            Greeting = new Note { Text = "hello", Tags = ["a", "b"] },
            Shapes = [new Circle(1) { Name = "c" }, new Square(2) { Name = "s" }],
            Farewell = new Note { Text = "bye" },
        };
        var now = Serializer.Deserialize<OrderOfNow>(Serializer.SerializeToArray(next))!;
        Assert.Equal("+49301234567", now.Number);
        Assert.Equal("bye", now.Farewell.Text);
    }

    [Fact]
    public void MembersThatAnEarlierVersionLacks_AreMissingWithoutAnError()
    {
        var now = new OrderOfNow { Number = "+49301234567", Priority = 9, Farewell = new Note { Text = "bye" } };
        var next = Serializer.Deserialize<OrderOfNext>(Serializer.SerializeToArray(now))!;
        Assert.Equal("+49301234567", next.Number);
        Assert.Equal("bye", next.Farewell.Text);
        Assert.True(next.Shapes is null or []);
    }

    [Fact]
    public void DerivedType_IsNamedByItsAlias()
    {
        var bytes = Serializer.SerializeToArray<Shape>(new SealedLetter("secret") { Name = "letter" });
        Assert.True(bytes.AsSpan().IndexOf("cx.test.sealed-letter"u8) >= 0);
        Assert.Equal(new SealedLetter("secret") { Name = "letter" }, Serializer.Deserialize<Shape>(bytes));
    }

    [Fact]
    public void AliasThatNobodyKnows_IsRefused() => Assert.ThrowsAny<Exception>(() => Serializer.Deserialize<Shape>(StrangeLetter.From(Serializer)));
}
