namespace CxBridge.Domain.Compliance;

/// <summary>Among whose contacts a number counts as called already.</summary>
public enum DedupScope
{
    /// <summary>A number may be in a campaign many times, and each of its contacts is called: one number for several people, or for several matters.
    /// The limits on attempts to one number hold all the same.</summary>
    Off,

    /// <summary>A number is in a campaign once; other campaigns do not matter.</summary>
    Campaign,

    /// <summary>Over all campaigns, for some days after the last attempt of another campaign.</summary>
    AllCampaigns,
}
