using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Campaigns;

/// <summary>A campaign's row.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="State">Where in its life it is.</param>
/// <param name="Settings">What it does.</param>
/// <param name="Partitions">Into how many shares its contacts are split; fixed at creation.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Version">Counts changes of this row, those of its life included.</param>
public sealed record Campaign(CampaignId Id, string Name, CampaignState State, CampaignSettings Settings, int Partitions, DateTimeOffset CreatedAt, long Version)
{
    /// <summary>Number of the newest revision: counts changes of name and settings, from 1. What people edit against.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>Who made that revision; empty when nobody knows.</summary>
    public string RevisedBy { get; init; } = "";

    /// <summary>When it starts by itself, or was to; null when nobody scheduled it.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Since when it is out of sight; null while it is not.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }
}
