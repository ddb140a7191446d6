namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>What a campaign said to a command.</summary>
/// <param name="Refusal">Null when it was carried out; otherwise why not, in words.</param>
internal sealed record CommandAnswer(string? Refusal);
