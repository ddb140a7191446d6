namespace CxBridge.Domain.Campaigns;

/// <summary>What can be asked of, or happens to, a campaign.</summary>
public enum CampaignCommand
{
    /// <summary>Start by itself at a time.</summary>
    Schedule,

    /// <summary>Do not start by itself after all.</summary>
    Unschedule,
    Start,
    Pause,
    Resume,
    Drain,
    Cancel,

    /// <summary>Out of sight; nothing is deleted.</summary>
    Archive,
    Unarchive,

    /// <summary>The time to start has come.</summary>
    StartCame,

    /// <summary>The campaign's end has come.</summary>
    EndCame,

    /// <summary>No contact has an open attempt any more.</summary>
    LastCallOver,

    /// <summary>No contact has an open attempt any more, and the campaign's end has come.</summary>
    LastCallOverAfterEnd,

    /// <summary>Every contact is in a terminal state.</summary>
    AllContactsFinished,
}
