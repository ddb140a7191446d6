namespace CxBridge.Grains.Interfaces.Campaigns;

/// <summary>Answers to a command.</summary>
[GenerateSerializer, Alias("cx.CommandOutcome")]
public enum CommandOutcome
{
    Done,

    /// <summary>It was in that state already.</summary>
    AlreadyDone,

    /// <summary>Not from this state, or something is missing; the reason tells.</summary>
    Refused,
    NoSuchCampaign,
}
