namespace CxBridge.Domain.Campaigns;

/// <summary>What can be asked of, or happens to, a campaign.</summary>
public enum CampaignCommand
{
    Start,
    Pause,
    Resume,
    Drain,
    Cancel,

    /// <summary>No contact has an open attempt any more.</summary>
    LastCallOver,

    /// <summary>Every contact is in a terminal state.</summary>
    AllContactsFinished,
}
