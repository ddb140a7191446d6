using CxBridge.Domain.Dialling.Supervision;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Unit.Domain.Dialling.Supervision;

public sealed class PulseBoardTests
{
    private static readonly PartitionId One = new(CampaignId.New(TimeProvider.System), 0);
    private static readonly PartitionId Other = new(One.Campaign, 1);

    [Fact]
    public void WhoIsSilentBeyondPatience_IsStale_UntilItBeatsOrStops()
    {
        var board = new PulseBoard(TimeSpan.FromSeconds(10));
        board.Beat(One, TimeSpan.Zero);
        board.Beat(Other, TimeSpan.FromSeconds(3));

        Assert.Empty(board.Stale(TimeSpan.FromSeconds(10)));
        Assert.Equal([One, Other], board.Stale(TimeSpan.FromSeconds(14)).Select(s => s.Partition));

        board.Beat(One, TimeSpan.FromSeconds(14));
        board.Stopped(Other);
        Assert.Empty(board.Stale(TimeSpan.FromSeconds(14)));
    }
}
