using Orleans;
using System.Reflection;
using Xunit.Abstractions;

namespace CxBridge.Tests.Unit.Architecture;

public sealed class GrainCallGraphTests(ITestOutputHelper output)
{
    private static readonly Type[] Grains = Assembly.Load("CxBridge.Grains").GetTypes();

    [Fact]
    public void Grains_DoNotCallEachOtherInCircles()
    {
        GrainCallGraph graph = GrainCallGraph.Of(Grains);
        output.WriteLine(graph.ToString());
        Assert.True(graph.Circles().Count == 0, $"{string.Join('\n', graph.Circles())}\n\nAll calls:\n{graph}");
    }

    [Fact]
    public void Graph_SeesTheCallsOfADial()
    {
        GrainCallGraph graph = GrainCallGraph.Of(Grains);
        Assert.True(graph.Has("Campaign", "DialPartition"));
        Assert.All(["CarrierGate", "FleetShard", "CallSlot"], callee => Assert.True(graph.Has("DialPartition", callee), callee));
        Assert.False(graph.Has("CallSlot", "DialPartition"));
    }

    [Fact]
    public void Graph_WhenGrainsCallInACircle_FindsIt() =>
        Assert.Contains("A -> B -> C -> A", GrainCallGraph.Of(("A", "B"), ("B", "C"), ("C", "A"), ("B", "D")).Circles());

    [Fact]
    public void Graph_WhenAGrainCallsItself_FindsIt() => Assert.Equal(["A -> A"], GrainCallGraph.Of(("A", "A")).Circles());

    [Fact]
    public void Graph_WhenTwoWaysMeetAgain_SeesNoCircle() =>
        Assert.Empty(GrainCallGraph.Of(("A", "B"), ("A", "C"), ("B", "D"), ("C", "D")).Circles());

    [Fact]
    public void Graph_LooksIntoAsynchronousMethodsAndClassesThatAGrainUses()
    {
        GrainCallGraph graph = GrainCallGraph.Of([typeof(PingGrain), typeof(PongGrain), typeof(Racket)]);
        Assert.Equal(["Ping -> Pong -> Ping", "Pong -> Ping -> Pong"], graph.Circles());
    }

    private interface IPing : IGrainWithStringKey
    {
        Task Ping();
    }

    private interface IPong : IGrainWithStringKey
    {
        Task Pong();
    }

    private sealed class PingGrain : Grain, IPing
    {
        public async Task Ping()
        {
            await Task.Yield();
            await GrainFactory.GetGrain<IPong>("a").Pong();
        }
    }

    private sealed class PongGrain : Grain, IPong
    {
        public Task Pong() => Racket.Return(GrainFactory);
    }

    private static class Racket
    {
        public static Task Return(IGrainFactory grains) => Task.Run(() => grains.GetGrain<IPing>("a").Ping());
    }
}
