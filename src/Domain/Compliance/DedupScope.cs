namespace CxBridge.Domain.Compliance;

/// <summary>Among whose contacts a number counts as called already.</summary>
public enum DedupScope
{
    /// <summary>A number is in a campaign once; other campaigns do not matter.</summary>
    Campaign,

    /// <summary>Over all campaigns, for some days after the last attempt of another campaign.</summary>
    AllCampaigns,
}
