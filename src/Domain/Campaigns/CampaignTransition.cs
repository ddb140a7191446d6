namespace CxBridge.Domain.Campaigns;

/// <summary>What a command does to a campaign.</summary>
/// <param name="Next">The next state; null when nothing changes.</param>
/// <param name="Refusal">Why the command is refused; null when it is not.</param>
public readonly record struct CampaignTransition(CampaignState? Next, string? Refusal)
{
    /// <summary>It is so already.</summary>
    public static CampaignTransition Stay => default;

    /// <summary>Goes on to a state.</summary>
    public static CampaignTransition To(CampaignState next) => new(next, null);

    /// <summary>Not from this state.</summary>
    public static CampaignTransition Refuse(string reason) => new(null, reason);
}
