using CxBridge.Domain.Attempts;

namespace CxBridge.Tests.Unit.Domain.Attempts;

public sealed class AttemptLifecycleTests
{
    [Fact]
    public void EveryPairOfStateAndEvent_IsInTheTable()
    {
        foreach (AttemptState state in Enum.GetValues<AttemptState>())
        {
            foreach (AttemptEvent happened in Enum.GetValues<AttemptEvent>())
            {
                Assert.NotEqual(state, AttemptLifecycle.After(state, happened));
            }
        }
    }

    [Fact]
    public void EveryStatePastTheGate_CanEnd()
    {
        AttemptState[] open = [AttemptState.Dialling, AttemptState.Ringing, AttemptState.AmdScreening, AttemptState.Attaching, AttemptState.InProgress];

        Assert.All(open, state => Assert.Equal(AttemptState.Closed, AttemptLifecycle.After(state, AttemptEvent.Ended)));
    }

    [Fact]
    public void NothingPastTheGate_GoesBackBehindIt()
    {
        foreach (AttemptState state in Enum.GetValues<AttemptState>().Where(s => s > AttemptState.Reserved))
        {
            Assert.All(Enum.GetValues<AttemptEvent>(), happened =>
                Assert.False(AttemptLifecycle.After(state, happened) is AttemptState.Reserved or AttemptState.Void));
        }
    }

    [Theory]
    [InlineData(AttemptState.Closed)]
    [InlineData(AttemptState.Void)]
    public void TheEnd_IsTheEnd(AttemptState end) =>
        Assert.All(Enum.GetValues<AttemptEvent>(), happened => Assert.Null(AttemptLifecycle.After(end, happened)));
}
