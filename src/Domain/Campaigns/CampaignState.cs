namespace CxBridge.Domain.Campaigns;

/// <summary>Life of a campaign.</summary>
public enum CampaignState
{
    Draft,
    Running,
    Paused,

    /// <summary>No new attempts; live calls come to their end.</summary>
    Draining,

    /// <summary>Every contact is in a terminal state, or the campaign's end has come.</summary>
    Completed,
    Cancelled,

    // Last, because states travel between processes as numbers.

    /// <summary>Starts by itself at its time.</summary>
    Scheduled,
}
