using CxBridge.Tests.Cluster.Fixture;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace CxBridge.Tests.Cluster.Messages;

/// <summary>Rule: arguments and results cross a grain boundary as copies, unless they are immutable.</summary>
public sealed class CopyTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(roundTrip: RoundTrip.Off);

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Argument_ChangedByTheCallerAfterTheCall_IsUnchangedInTheGrain()
    {
        var grain = _silo.Grain<IEchoGrain>("a");
        var note = new Note { Text = "before" };
        await grain.Keep(note);
        note.Text = "after";
        Assert.Equal("before", await grain.KeptText());
    }

    [Fact]
    public async Task Result_ChangedByTheCaller_IsUnchangedInTheGrain()
    {
        var grain = _silo.Grain<IEchoGrain>("a");
        await grain.Keep(new Note { Text = "kept", Tags = ["x"] });
        var given = await grain.GiveKept();
        given.Text = "changed";
        given.Tags.Add("y");
        var again = await grain.GiveKept();
        Assert.Equal("kept", again.Text);
        Assert.Equal(["x"], again.Tags);
    }

    [Fact]
    public async Task ImmutableType_CrossesWithoutACopy()
    {
        var grain = _silo.Grain<IEchoGrain>("a");
        var note = new FixedNote("same", [1, 2]);
        await grain.KeepFixed(note);
        Assert.True(await grain.IsSame(note));
    }

    [Fact]
    public async Task ImmutableParameter_CrossesWithoutACopy()
    {
        var grain = _silo.Grain<IEchoGrain>("a");
        var note = new Note { Text = "before" };
        await grain.KeepByParameter(note);
        note.Text = "after";
        Assert.Equal("after", await grain.KeptText());
    }

    [Fact]
    public async Task ImmutableWrapper_CrossesWithoutACopy_AndTheResultIsACopy()
    {
        var note = new Note { Text = "wrapped" };
        var back = await _silo.Grain<IEchoGrain>("a").Wrapped(note.AsImmutable());
        Assert.NotSame(note, back);
        Assert.Equal("wrapped", back.Text);
    }

    [Fact]
    public async Task TypeWithoutSerializer_IsRefused()
    {
        var grain = _silo.Grain<IEchoGrain>("a");
        await Assert.ThrowsAsync<CodecNotFoundException>(() => grain.Echo(new Stowaway()));
        await Assert.ThrowsAsync<CodecNotFoundException>(() => grain.Boxed(new Stowaway()));
        await Assert.ThrowsAsync<CodecNotFoundException>(() => grain.Echo(new List<Stowaway> { new() }));
        await Assert.ThrowsAsync<CodecNotFoundException>(() => grain.Echo(Enumerable.Range(0, 3).Where(static n => n > 0)));
    }
}
