using CxBridge.Domain.Inbound;

namespace CxBridge.Gateway.Crm.Inbound;

/// <summary>Body of a route.</summary>
/// <param name="Number">The called number; <c>+4930*</c> for all that begin so, <c>*</c> for all others.</param>
/// <param name="Bot">Who speaks.</param>
/// <param name="BotVersion">Its version; the newest when left out.</param>
/// <param name="Campaign">Whose contacts callers become that no campaign knows.</param>
internal sealed record InboundBody(string? Number, string? Bot, int? BotVersion, string? Campaign);

/// <summary>Who speaks with those who call a number.</summary>
internal sealed record InboundView(string Number, BotId Bot, int BotVersion, CampaignId Campaign)
{
    public static InboundView Of(InboundRoute r) => new(r.Number.Text, r.Bot, r.BotVersion, r.Campaign);
}
