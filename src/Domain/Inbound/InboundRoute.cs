using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Inbound;

/// <summary>Who speaks with those who call a number.</summary>
/// <param name="Number">The called number, or the beginning of many.</param>
/// <param name="Bot">Who speaks.</param>
/// <param name="BotVersion">Its version.</param>
/// <param name="Campaign">Whose contacts callers become that no campaign knows.</param>
public sealed record InboundRoute(CalledNumber Number, BotId Bot, int BotVersion, CampaignId Campaign)
{
    /// <summary>The route of a called number: the number itself before the longest beginning; null when nobody has it.</summary>
    public static InboundRoute? Find(IEnumerable<InboundRoute> routes, string called) => routes
        .Where(route => route.Number.Matches(called))
        .OrderBy(route => route.Number.IsPrefix)
        .ThenByDescending(route => route.Number.Digits.Length)
        .FirstOrDefault();
}
