using CxBridge.Domain.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Contacts;

/// <summary>Whether a campaign takes contacts.</summary>
internal static class ContactsGate
{
    /// <summary>Contacts of a campaign that is over would never be called; better to say so.</summary>
    public static ProblemHttpResult? Refusal(Campaign campaign) => campaign.State is CampaignState.Completed or CampaignState.Cancelled
        ? Problem.Conflict($"The campaign is {Codes.Of(campaign.State)} and takes no more contacts.", "Make a new campaign for them.")
        : null;

    /// <summary>A cancelled campaign never dials again; a completed one may.</summary>
    public static ProblemHttpResult? Cancelled(Campaign campaign) => campaign.State is CampaignState.Cancelled
        ? Problem.Conflict("The campaign is cancelled.", "Clone it with its contacts to call them again.")
        : null;
}
