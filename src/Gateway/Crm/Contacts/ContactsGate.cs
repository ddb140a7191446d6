using CxBridge.Domain.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Contacts;

/// <summary>Whether a campaign takes contacts, and calls those that it has.</summary>
internal static class ContactsGate
{
    /// <summary>Contacts of a campaign that is over would never be called; better to say so.</summary>
    public static ProblemHttpResult? RefusalOfNew(Campaign campaign) => campaign.State is CampaignState.Completed or CampaignState.Cancelled
        ? Problem.Conflict($"The campaign is {Codes.Of(campaign.State)} and takes no more contacts.", "Make a new campaign for them.")
        : Archived(campaign);

    /// <summary>A cancelled campaign never dials again; a completed one may.</summary>
    public static ProblemHttpResult? RefusalOfCalls(Campaign campaign) => campaign.State is CampaignState.Cancelled
        ? Problem.Conflict("The campaign is cancelled.", "Clone it with its contacts to call them again.")
        : Archived(campaign);

    // Nobody sees it, so nobody would wonder why they are not called.
    private static ProblemHttpResult? Archived(Campaign campaign) =>
        campaign.ArchivedAt is null ? null : Problem.Conflict("The campaign is archived.", "Unarchive it first.");
}
