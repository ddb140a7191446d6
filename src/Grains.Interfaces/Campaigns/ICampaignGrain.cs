using CxBridge.Grains.Interfaces.Dialling;
using Orleans.Concurrency;

namespace CxBridge.Grains.Interfaces.Campaigns;

/// <summary>One campaign's life. Key: <see cref="GrainKeys.Campaign"/>. Commands are idempotent: an operation id seen before gets the answer it got then.</summary>
[Alias("cx.ICampaignGrain")]
public interface ICampaignGrain : IGrainWithStringKey
{
    /// <summary>Draft to scheduled: it starts by itself at that time, which must be in the future. A scheduled campaign gets the new time.</summary>
    [Alias("Schedule")]
    Task<CommandResult> Schedule(Guid operation, DateTimeOffset startsAt);

    /// <summary>Scheduled to draft.</summary>
    [Alias("Unschedule")]
    Task<CommandResult> Unschedule(Guid operation);

    /// <summary>Draft, scheduled, paused or completed to running.</summary>
    [Alias("Start")]
    Task<CommandResult> Start(Guid operation);

    /// <summary>Running to paused: no new attempts; live calls go on.</summary>
    [Alias("Pause")]
    Task<CommandResult> Pause(Guid operation);

    /// <summary>Paused to running.</summary>
    [Alias("Resume")]
    Task<CommandResult> Resume(Guid operation);

    /// <summary>Running to draining, and to paused once the last call is over. No call is cut off.</summary>
    [Alias("Drain")]
    Task<CommandResult> Drain(Guid operation);

    /// <summary>Any state but completed to cancelled; live calls come to their end.</summary>
    [Alias("Cancel")]
    Task<CommandResult> Cancel(Guid operation);

    /// <summary>Takes a campaign in which nothing moves out of sight; nothing is deleted.</summary>
    [Alias("Archive")]
    Task<CommandResult> Archive(Guid operation);

    /// <summary>Back into sight.</summary>
    [Alias("Unarchive")]
    Task<CommandResult> Unarchive(Guid operation);

    /// <summary>Where it stands.</summary>
    [Alias("GetStatus")]
    Task<CampaignStatus> GetStatus();

    /// <summary>Why it does not dial more, from the decisions themselves.</summary>
    [Alias("Explain")]
    Task<CampaignExplanation> Explain();

    /// <summary>The last 5 minutes of all partitions together, at most 2 s old however many ask; null while it is not dialled.</summary>
    [AlwaysInterleave]
    [Alias("Recent")]
    Task<RecentCalls?> Recent();

    /// <summary>Dials so many contacts now; refused unless it is running with manual pacing.</summary>
    [Alias("Dial")]
    Task<CommandResult> Dial(Guid operation, int calls);

    /// <summary>Makes sure that a running campaign is being dialled; called by the watchdog and at start-up.</summary>
    [Alias("Wake")]
    Task Wake();
}
