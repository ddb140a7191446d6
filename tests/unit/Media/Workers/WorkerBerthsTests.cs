using CxBridge.Domain.Fleet;
using CxBridge.Media;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Workers;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>A call that goes from a line into a slot takes its worker along.</summary>
public sealed class WorkerBerthsTests
{
    private const int Slots = 4;
    private const int Lines = 6;

    [Fact]
    public void CallThatMoves_KeepsItsWorker_AndTheLineHasTheSlots_UntilTheyAreFree()
    {
        WorkerBerths berths = Berths(1);
        int ofLine = berths.WorkerOf(CallPlace.Line(2));
        int ofSlot = berths.WorkerOf(CallPlace.Slot(1));

        berths.Move(2, 1);
        Assert.Equal((ofLine, ofSlot), (berths.WorkerOf(CallPlace.Slot(1)), berths.WorkerOf(CallPlace.Line(2))));
        Assert.True(berths.ServesSlot(ofLine));

        // Its line is in use again.
        berths.Settle(All(Slots), All(Lines) & ~(1UL << 2));
        Assert.Equal(ofLine, berths.WorkerOf(CallPlace.Slot(1)));

        berths.Settle(All(Slots), All(Lines));
        Assert.Equal((ofSlot, ofLine), (berths.WorkerOf(CallPlace.Slot(1)), berths.WorkerOf(CallPlace.Line(2))));
        Assert.False(berths.ServesSlot(ofLine));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void HoweverCallsComeAndGo_EachKeepsItsWorker_AndNoWorkerHasMoreThanItsShare(int each)
    {
        var random = new Random(each);
        WorkerBerths berths = Berths(each);
        var live = new Dictionary<CallPlace, int>();
        for (int step = 0; step < 3000; step++)
        {
            CallPlace place = random.Next(Slots + Lines) is var n && n < Slots ? CallPlace.Slot(n) : CallPlace.Line(n - Slots);
            if (live.TryAdd(place, berths.WorkerOf(place)))
            {
                // A call began.
            }
            else if (place.Kind == PlaceKind.Line && Enumerable.Range(0, Slots).Select(CallPlace.Slot).FirstOrDefault(slot => !live.ContainsKey(slot), CallPlace.Slot(-1)) is { Number: >= 0 } free)
            {
                berths.Move(place.Number, free.Number);
                live.Remove(place, out int worker);
                live.Add(free, worker);
            }
            else
            {
                live.Remove(place);
                berths.Settle(Free(live, PlaceKind.Slot, Slots), Free(live, PlaceKind.Line, Lines));
            }

            Assert.All(live, call => Assert.Equal(call.Value, berths.WorkerOf(call.Key)));
            Assert.All(live.CountBy(call => call.Value), worker => Assert.True(worker.Value <= each));
        }

        for (int rounds = 0; rounds < Slots; rounds++)
        {
            berths.Settle(All(Slots), All(Lines));
        }

        Assert.Equal(Enumerable.Range(0, Slots), Enumerable.Range(0, Slots).Select(slot => berths.BerthOf(CallPlace.Slot(slot))));
    }

    private static WorkerBerths Berths(int each) => new(Slots, Lines, new WorkerLayout(new MediaOptions { Slots = Slots, Lines = Lines, SlotsPerWorker = each }));

    private static ulong All(int places) => (1UL << places) - 1;

    private static ulong Free(Dictionary<CallPlace, int> live, PlaceKind kind, int places) =>
        live.Keys.Where(place => place.Kind == kind).Aggregate(All(places), (free, place) => free & ~(1UL << place.Number));
}
