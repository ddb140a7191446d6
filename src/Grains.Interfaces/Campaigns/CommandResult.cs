using CxBridge.Domain.Campaigns;

namespace CxBridge.Grains.Interfaces.Campaigns;

/// <summary>What became of a command.</summary>
/// <param name="Outcome">Done, or why not.</param>
/// <param name="State">The campaign's state now.</param>
/// <param name="Reason">In words, when refused.</param>
[GenerateSerializer, Immutable, Alias("cx.CommandResult")]
public sealed record CommandResult(
    [property: Id(0)] CommandOutcome Outcome,
    [property: Id(1)] CampaignState State,
    [property: Id(2)] string? Reason);
