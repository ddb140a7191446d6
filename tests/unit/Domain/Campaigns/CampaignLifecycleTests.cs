using CxBridge.Domain.Campaigns;

namespace CxBridge.Tests.Unit.Domain.Campaigns;

public sealed class CampaignLifecycleTests
{
    [Fact]
    public void EveryPairOfStateAndCommand_IsInTheTable()
    {
        foreach (CampaignState state in Enum.GetValues<CampaignState>())
        {
            foreach (CampaignCommand command in Enum.GetValues<CampaignCommand>())
            {
                CampaignTransition transition = CampaignLifecycle.After(state, command);

                Assert.True(transition.Next is null || transition.Refusal is null);
                Assert.NotEqual(state, transition.Next);
            }
        }
    }

    [Fact]
    public void ACancelledCampaign_NeverMovesAgain() =>
        Assert.All(Enum.GetValues<CampaignCommand>(), command => Assert.Null(CampaignLifecycle.After(CampaignState.Cancelled, command).Next));

    [Fact]
    public void Pause_ThenResume_RunsAgain()
    {
        Assert.Equal(CampaignState.Paused, CampaignLifecycle.After(CampaignState.Running, CampaignCommand.Pause).Next);
        Assert.Equal(CampaignState.Running, CampaignLifecycle.After(CampaignState.Paused, CampaignCommand.Resume).Next);
    }

    [Fact]
    public void Drain_EndsInPaused_SoThatWaitingContactsAreKept() =>
        Assert.Equal(CampaignState.Paused, CampaignLifecycle.After(CampaignState.Draining, CampaignCommand.LastCallOver).Next);

    [Fact]
    public void ARefusal_SaysWhy() =>
        Assert.Equal("the campaign was not started yet", CampaignLifecycle.After(CampaignState.Draft, CampaignCommand.Pause).Refusal);
}
