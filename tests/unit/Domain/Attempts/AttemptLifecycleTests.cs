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
    public void NothingPastTheGate_GoesBackBehindIt_ButWhatSentNothing()
    {
        foreach (AttemptState state in Enum.GetValues<AttemptState>().Where(s => s > AttemptState.Reserved))
        {
            foreach (AttemptEvent happened in Enum.GetValues<AttemptEvent>())
            {
                AttemptState? after = AttemptLifecycle.After(state, happened);
                Assert.NotEqual(AttemptState.Reserved, after);
                Assert.Equal((state, happened) == (AttemptState.Dialling, AttemptEvent.Withdrawn), after == AttemptState.Void);
            }
        }
    }

    [Theory]
    [InlineData(AttemptState.Closed)]
    [InlineData(AttemptState.Void)]
    public void TheEnd_IsTheEnd(AttemptState end) =>
        Assert.All(Enum.GetValues<AttemptEvent>(), happened => Assert.Null(AttemptLifecycle.After(end, happened)));
}
