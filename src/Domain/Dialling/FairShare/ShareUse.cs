namespace CxBridge.Domain.Dialling.FairShare;

/// <summary>What a campaign does with its share of the free slots.</summary>
public enum ShareUse
{
    /// <summary>It reserves them at the fleet, which then shows them as taken.</summary>
    Reserve,

    /// <summary>It dials on lines and counts on the slots being free when somebody answers: for the others they are gone, though the fleet shows them free.</summary>
    CountOn,
}
