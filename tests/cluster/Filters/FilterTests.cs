using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Filters;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Say(string text);

    Task Fail();

    Task<string?> Ambient(string key);
}

public sealed class FilteredGrain(Phases phases) : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        phases.Note($"own in {context.MethodName}");
        await context.Invoke();
        phases.Note($"own out {context.Result ?? "nothing"}");
    }

    public Task<string> Say(string text)
    {
        phases.Note($"said {text}");
        return Task.FromResult(text);
    }

    public Task Fail() => throw new InvalidOperationException("as asked");

    public Task<string?> Ambient(string key) => Task.FromResult(RequestContext.Get(key) as string);
}

/// <summary>Rules: filters run in the order of registration around the method, the grain's own last, and may change the outcome.</summary>
public sealed class FilterTests
{
    private readonly Phases _phases = new();

    [Fact]
    public async Task Filters_RunInOrder_OutgoingFirst_TheGrainsOwnLast()
    {
        await using var silo = await TestSilo.StartAsync(builder =>
        {
            builder.Services.AddSingleton(_phases);
            builder.AddIncomingGrainCallFilter(Note("first"));
            builder.AddIncomingGrainCallFilter(Note("second"));
            builder.AddOutgoingGrainCallFilter(async context =>
            {
                if (!IsOurs(context))
                {
                    await context.Invoke();
                    return;
                }

                _phases.Note($"sending to {context.TargetId}");
                await context.Invoke();
                _phases.Note($"received {context.Result}");
            });
        });
        Assert.Equal("hi", await silo.Grain<IFilteredGrain>("f").Say("hi"));
        Assert.Equal(
            [
                "sending to filtered/f", "first in", "second in", "own in Say", "said hi", "own out hi", "second out", "first out", "received hi",
            ],
            _phases.Journal);
    }

    [Fact]
    public async Task Filter_SeesTheCall_AndMayChangeArgumentsAndResult()
    {
        await using var silo = await TestSilo.StartAsync(builder =>
        {
            builder.Services.AddSingleton(_phases);
            builder.AddIncomingGrainCallFilter(async context =>
            {
                if (!IsOurs(context))
                {
                    await context.Invoke();
                    return;
                }

                Assert.Equal(nameof(IFilteredGrain.Say), context.InterfaceMethod.Name);
                Assert.Equal(typeof(FilteredGrain), context.ImplementationMethod.DeclaringType);
                Assert.IsType<FilteredGrain>(context.Grain);
                context.Request.SetArgument(0, context.Request.GetArgument(0) + "!");
                await context.Invoke();
                context.Result = $"<{context.Result}>";
            });
        });
        Assert.Equal("<hi!>", await silo.Grain<IFilteredGrain>("f").Say("hi"));
    }

    [Fact]
    public async Task Filter_SeesTheFailure_AndMayReplaceIt()
    {
        await using var silo = await TestSilo.StartAsync(builder =>
        {
            builder.Services.AddSingleton(_phases);
            builder.AddIncomingGrainCallFilter(static async context =>
            {
                try
                {
                    await context.Invoke();
                }
                catch (InvalidOperationException error)
                {
                    throw new NotSupportedException("replaced", error);
                }
            });
        });
        var failure = await Assert.ThrowsAsync<NotSupportedException>(() => silo.Grain<IFilteredGrain>("f").Fail());
        Assert.Equal("as asked", failure.InnerException!.Message);
    }

    [Fact]
    public async Task Filter_ThatDoesNotInvoke_KeepsTheCallFromTheGrain()
    {
        await using var silo = await TestSilo.StartAsync(builder =>
        {
            builder.Services.AddSingleton(_phases);
            builder.AddIncomingGrainCallFilter(static context =>
            {
                if (!IsOurs(context))
                {
                    return context.Invoke();
                }

                context.Result = "from the filter";
                return Task.CompletedTask;
            });
        });
        Assert.Equal("from the filter", await silo.Grain<IFilteredGrain>("f").Say("hi"));
        Assert.Empty(_phases.Journal);
    }

    // The runtime of Orleans calls grains and targets of its own, and filters see those calls too.
    private static bool IsOurs(IGrainCallContext context) => context.InterfaceMethod.DeclaringType == typeof(IFilteredGrain);

    private IncomingGrainCallFilterDelegate Note(string name) => async context =>
    {
        if (!IsOurs(context))
        {
            await context.Invoke();
            return;
        }

        _phases.Note($"{name} in");
        await context.Invoke();
        _phases.Note($"{name} out");
    };
}
