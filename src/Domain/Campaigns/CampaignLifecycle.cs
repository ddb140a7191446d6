namespace CxBridge.Domain.Campaigns;

/// <summary>
/// A campaign's life, every pair of state and command written out. Pure.
/// <code>
/// draft -> running &lt;-> paused
///             |  \-> draining -> paused
///             v
///         completed            any of these -> cancelled
/// </code>
/// </summary>
public static class CampaignLifecycle
{
    /// <summary>The state after a command, or why the command is refused.</summary>
    public static CampaignTransition After(CampaignState state, CampaignCommand command) => (state, command) switch
    {
        (CampaignState.Draft, CampaignCommand.Start) => CampaignTransition.To(CampaignState.Running),
        (CampaignState.Draft, CampaignCommand.Cancel) => CampaignTransition.To(CampaignState.Cancelled),
        (CampaignState.Draft, CampaignCommand.Pause or CampaignCommand.Resume or CampaignCommand.Drain) => CampaignTransition.Refuse("the campaign was not started yet"),
        (CampaignState.Draft, CampaignCommand.LastCallOver or CampaignCommand.AllContactsFinished) => CampaignTransition.Stay,

        (CampaignState.Running, CampaignCommand.Start or CampaignCommand.Resume) => CampaignTransition.Stay,
        (CampaignState.Running, CampaignCommand.Pause) => CampaignTransition.To(CampaignState.Paused),
        (CampaignState.Running, CampaignCommand.Drain) => CampaignTransition.To(CampaignState.Draining),
        (CampaignState.Running, CampaignCommand.Cancel) => CampaignTransition.To(CampaignState.Cancelled),
        (CampaignState.Running, CampaignCommand.AllContactsFinished) => CampaignTransition.To(CampaignState.Completed),
        // Between two calls of a running campaign there is nothing to do.
        (CampaignState.Running, CampaignCommand.LastCallOver) => CampaignTransition.Stay,

        (CampaignState.Paused, CampaignCommand.Start or CampaignCommand.Resume) => CampaignTransition.To(CampaignState.Running),
        (CampaignState.Paused, CampaignCommand.Pause or CampaignCommand.Drain) => CampaignTransition.Stay,
        (CampaignState.Paused, CampaignCommand.Cancel) => CampaignTransition.To(CampaignState.Cancelled),
        (CampaignState.Paused, CampaignCommand.LastCallOver) => CampaignTransition.Stay,
        // Its last live call may finish the last contact.
        (CampaignState.Paused, CampaignCommand.AllContactsFinished) => CampaignTransition.To(CampaignState.Completed),

        (CampaignState.Draining, CampaignCommand.Start or CampaignCommand.Resume) => CampaignTransition.To(CampaignState.Running),
        (CampaignState.Draining, CampaignCommand.Pause) => CampaignTransition.To(CampaignState.Paused),
        (CampaignState.Draining, CampaignCommand.Drain) => CampaignTransition.Stay,
        (CampaignState.Draining, CampaignCommand.Cancel) => CampaignTransition.To(CampaignState.Cancelled),
        (CampaignState.Draining, CampaignCommand.LastCallOver) => CampaignTransition.To(CampaignState.Paused),
        (CampaignState.Draining, CampaignCommand.AllContactsFinished) => CampaignTransition.To(CampaignState.Completed),

        // Contacts can be added to a completed campaign; it then runs again on request.
        (CampaignState.Completed, CampaignCommand.Start or CampaignCommand.Resume) => CampaignTransition.To(CampaignState.Running),
        (CampaignState.Completed, CampaignCommand.Pause or CampaignCommand.Drain or CampaignCommand.Cancel) => CampaignTransition.Refuse("the campaign is completed"),
        (CampaignState.Completed, CampaignCommand.LastCallOver or CampaignCommand.AllContactsFinished) => CampaignTransition.Stay,

        (CampaignState.Cancelled, CampaignCommand.Cancel) => CampaignTransition.Stay,
        (CampaignState.Cancelled, CampaignCommand.Start or CampaignCommand.Resume or CampaignCommand.Pause or CampaignCommand.Drain) =>
            CampaignTransition.Refuse("the campaign is cancelled; make a new one"),
        (CampaignState.Cancelled, CampaignCommand.LastCallOver or CampaignCommand.AllContactsFinished) => CampaignTransition.Stay,

        _ => throw new ArgumentOutOfRangeException(nameof(command), $"({state}, {command}) is not in the table."),
    };
}
