using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Concurrency;

/// <summary>Rules: one request at a time by default, its whole code in turns; attributes say what may interleave.</summary>
public sealed class TurnTests : IAsyncLifetime
{
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() =>
        _silo = await TestSilo.StartAsync(silo => silo.Services.AddSingleton(_phases));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Grain_ByDefault_FinishesARequestBeforeItStartsTheNext()
    {
        var grain = Turn<ITurnGrain>("one-at-a-time");
        var first = grain.Hold("first");
        await _phases.Opened("first began");
        var second = grain.Quick("second");
        var third = grain.Quick("third");
        await TestSilo.SettleAsync();
        Assert.False(second.IsCompleted);

        _phases.Open("release first");
        await TestSilo.SoonAsync(Task.WhenAll(first, second, third));
        Assert.Equal(["first", "second", "third"], _phases.Journal);
    }

    [Fact]
    public async Task Grain_UnderManyCallers_LosesNoUpdate()
    {
        var grain = Turn<ITurnGrain>("busy");
        await TestSilo.SoonAsync(Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await grain.AddOne();
            }
        }))));
        Assert.Equal(5001, await grain.AddOne());
    }

    [Fact]
    public async Task GrainCode_AfterEveryAwait_IsBackOnTheSchedulerOfItsActivation() =>
        Assert.True(await TestSilo.SoonAsync(Turn<ITurnGrain>("scheduler").StaysOnItsScheduler()));

    [Fact]
    public async Task ReentrantGrain_WhileARequestWaits_RunsOthers()
    {
        var grain = Turn<IReentrantTurnGrain>("reentrant");
        var first = grain.Hold("first");
        await _phases.Opened("first began");
        await TestSilo.SoonAsync(grain.Quick("second"));
        Assert.False(first.IsCompleted);
        _phases.Open("release first");
        await TestSilo.SoonAsync(first);
    }

    [Fact]
    public async Task AlwaysInterleave_PassesARequestThatWaits_AndThoseBehindIt()
    {
        var grain = Turn<ITurnGrain>("urgent");
        var first = grain.Hold("first");
        await _phases.Opened("first began");
        var second = grain.Quick("second");
        await TestSilo.SoonAsync(grain.Urgent("urgent"));
        _phases.Open("release first");
        await TestSilo.SoonAsync(Task.WhenAll(first, second));
        Assert.Equal(["urgent", "first", "second"], _phases.Journal);
    }

    [Fact]
    public async Task ReadOnlyRequests_InterleaveWithEachOther_AndOnlyTheFirstKeepsAWriterOut()
    {
        var grain = Turn<ITurnGrain>("readers");
        var first = grain.Look("first");
        await _phases.Opened("first began");
        var second = grain.Look("second");
        await TestSilo.SoonAsync(_phases.Opened("second began"));
        var writer = grain.Quick("writer");
        await TestSilo.SettleAsync();
        Assert.False(writer.IsCompleted);

        // The reader that came in beside the first does not block: state that it reads may change under it.
        _phases.Open("release first");
        await TestSilo.SoonAsync(Task.WhenAll(first, writer));
        Assert.False(second.IsCompleted);
        _phases.Open("release second");
        await TestSilo.SoonAsync(second);
        Assert.Equal(["first", "writer", "second"], _phases.Journal);
    }

    [Fact]
    public async Task ReadOnlyRequest_BehindAWriter_Waits()
    {
        var grain = Turn<ITurnGrain>("reader-behind-writer");
        var writer = grain.Hold("writer");
        await _phases.Opened("writer began");
        var reader = grain.Look("reader");
        await TestSilo.SettleAsync();
        Assert.False(_phases.IsOpen("reader began"));
        _phases.Open("release writer");
        _phases.Open("release reader");
        await TestSilo.SoonAsync(Task.WhenAll(writer, reader));
    }

    [Fact]
    public async Task MayInterleave_LetsThroughWhatThePredicateAccepts()
    {
        var grain = Turn<IChoosyTurnGrain>("choosy");
        var first = grain.Hold("first");
        await _phases.Opened("first began");
        var ordinary = grain.Quick("ordinary");
        await TestSilo.SoonAsync(grain.Quick("vip"));
        Assert.False(ordinary.IsCompleted);
        _phases.Open("release first");
        await TestSilo.SoonAsync(Task.WhenAll(first, ordinary));
        Assert.Equal(["vip", "first", "ordinary"], _phases.Journal);
    }

    [Fact]
    public async Task MayInterleave_WhosePredicateFails_RefusesTheRequestWithThat()
    {
        var grain = Turn<IChoosyTurnGrain>("trapped");
        var first = grain.Hold("first");
        await _phases.Opened("first began");
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestSilo.SoonAsync(grain.Quick("trap")));
        _phases.Open("release first");
        await TestSilo.SoonAsync(Task.WhenAll(first, grain.Quick("after")));
        Assert.Equal(["first", "after"], _phases.Journal);
    }

    [Fact]
    public async Task OneWay_ReturnsBeforeTheMethodEnds_AndHearsOfNoFailure()
    {
        var grain = Turn<ITurnGrain>("one-way");
        await TestSilo.SoonAsync(grain.TellAndFail());
        await TestSilo.SoonAsync(grain.Tell("told"));
        await TestSilo.SoonAsync(_phases.Opened("told began"));
        Assert.Empty(_phases.Journal);
        _phases.Open("release told");
        await TestSilo.SoonAsync(grain.Quick("after"));
        Assert.Equal(["told", "after"], _phases.Journal);
    }

    [Fact]
    public async Task Caller_AfterTheResponseTimeout_GetsTimeoutException_AndTheGrainGoesOn()
    {
        var grain = Turn<ITurnGrain>("slow");
        var slow = grain.Hold("slow");
        await _phases.Opened("slow began");
        var moment = TimeSpan.FromSeconds(1);
        await _silo.AdvanceAsync(TestSilo.ResponseTimeout - moment, moment);
        Assert.False(slow.IsCompleted);
        await _silo.OverdueAsync(slow);

        _phases.Open("release slow");
        await TestSilo.SoonAsync(grain.Quick("after"));
        Assert.Equal(["slow", "after"], _phases.Journal);
    }

    [Fact]
    public async Task ResponseTimeoutAttribute_TakesThePlaceOfTheDefault()
    {
        var slow = Turn<ITurnGrain>("brief").HoldBriefly("brief");
        await _phases.Opened("brief began");
        await _silo.OverdueAsync<TimeoutException>(slow, TimeSpan.FromSeconds(2));
        _phases.Open("release brief");
    }

    [Fact]
    public async Task RequestWhoseCallerGaveUp_NeverStarts()
    {
        var grain = Turn<ITurnGrain>("expired");
        var first = grain.Hold("first");
        await _phases.Opened("first began");
        var late = grain.Quick("late");
        await _silo.OverdueAsync(late);
        await _silo.OverdueAsync(first);
        _phases.Open("release first");
        await TestSilo.SoonAsync(grain.Quick("next"));
        Assert.Equal(["first", "next"], _phases.Journal);
    }

    private TGrain Turn<TGrain>(string key)
        where TGrain : ITurnGrain => _silo.Grain<TGrain>(key);
}
