using CxBridge.Domain.Fleet;

namespace CxBridge.Tests.Unit.Domain.Fleet;

public sealed class ShardPickerTests
{
    private readonly ShardPicker _picker = new(new Random(1));

    [Fact]
    public void Pick_TakesNoShardThatIsSaidToBeFull()
    {
        _picker.Learn([0, 3, 0, 5]);

        Assert.All(Enumerable.Range(0, 100).Select(_ => _picker.Pick()), shard => Assert.Contains(shard, new int?[] { 1, 3 }));
    }

    [Fact]
    public void Pick_LoadsTheFreerShardMoreButNotItAlone()
    {
        _picker.Learn([10, 20, 30, 40]);

        ILookup<int?, int> picks = Enumerable.Range(0, 4_000).ToLookup(_ => _picker.Pick());

        // Of two by chance the freer: the fullest is picked only against itself, 1 of 16.
        Assert.InRange(picks[0].Count(), 150, 350);
        Assert.InRange(picks[3].Count(), 1_550, 1_950);
    }

    [Fact]
    public void Gave_WhenAShardGivesLessThanAsked_IsTakenForFull()
    {
        _picker.Learn([9]);
        _picker.Gave(0, asked: 4, given: 2);

        Assert.Null(_picker.Pick());
    }

    [Fact]
    public void Gave_CountsDown()
    {
        _picker.Learn([4, 3]);
        _picker.Gave(0, asked: 4, given: 4);

        Assert.Equal(1, _picker.Pick());
    }

    [Fact]
    public void Pick_BeforeAnythingIsKnown_PicksNone() => Assert.Null(_picker.Pick());
}
