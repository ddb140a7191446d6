using static CxBridge.Domain.Campaigns.CampaignCommand;
using static CxBridge.Domain.Campaigns.CampaignState;

namespace CxBridge.Domain.Campaigns;

/// <summary>
/// A campaign's life, every pair of state and command written out. Pure. What depends on more than the state is in <see cref="CampaignConditions"/>.
/// <code>
/// draft &lt;-> scheduled
///    \         |
///     +-> running &lt;-> paused
///             |  \-> draining -> paused, or completed when the end has come
///             v
///         completed            any of these -> cancelled
/// </code>
/// Archiving changes no state: it is allowed where nothing moves.
/// </summary>
public static class CampaignLifecycle
{
    private const string NotStarted = "the campaign was not started yet";
    private const string StartsByItself = "the campaign starts by itself at its time: start it now, or unschedule it";
    private const string StartedAlready = "the campaign has started already: pause it, or give it dialling hours";
    private const string NotScheduled = "the campaign is not scheduled";
    private const string Over = "the campaign is completed";
    private const string ForGood = "the campaign is cancelled; clone it to make a new one";
    private const string Moves = "pause, drain or cancel the campaign first";

    /// <summary>The state after a command, or why the command is refused.</summary>
    public static CampaignTransition After(CampaignState state, CampaignCommand command) => (state, command) switch
    {
        (Draft, Schedule) => CampaignTransition.To(Scheduled),
        (Draft, Unschedule) => CampaignTransition.Stay,
        (Draft, Start) => CampaignTransition.To(Running),
        (Draft, Cancel) => CampaignTransition.To(Cancelled),
        (Draft, Pause or Resume or Drain) => CampaignTransition.Refuse(NotStarted),
        (Draft, Archive or Unarchive) => CampaignTransition.Stay,
        // Nothing runs yet, so nothing ends; a start that comes late finds that it was unscheduled.
        (Draft, StartCame or EndCame or LastCallOver or LastCallOverAfterEnd or AllContactsFinished) => CampaignTransition.Stay,

        // Another time: the state is the same, the time is written.
        (Scheduled, Schedule) => CampaignTransition.Stay,
        (Scheduled, Unschedule) => CampaignTransition.To(Draft),
        (Scheduled, Start or StartCame) => CampaignTransition.To(Running),
        (Scheduled, Pause or Resume or Drain) => CampaignTransition.Refuse(StartsByItself),
        (Scheduled, Cancel) => CampaignTransition.To(Cancelled),
        (Scheduled, Archive) => CampaignTransition.Refuse("unschedule the campaign first: out of sight it would start all the same"),
        (Scheduled, Unarchive) => CampaignTransition.Stay,
        (Scheduled, EndCame) => CampaignTransition.To(Completed),
        (Scheduled, LastCallOver or LastCallOverAfterEnd or AllContactsFinished) => CampaignTransition.Stay,

        (Running, Schedule) => CampaignTransition.Refuse(StartedAlready),
        (Running, Unschedule) => CampaignTransition.Refuse(NotScheduled),
        (Running, Start or Resume or StartCame) => CampaignTransition.Stay,
        (Running, Pause) => CampaignTransition.To(Paused),
        (Running, Drain or EndCame) => CampaignTransition.To(Draining),
        (Running, Cancel) => CampaignTransition.To(Cancelled),
        (Running, Archive) => CampaignTransition.Refuse(Moves),
        (Running, Unarchive) => CampaignTransition.Stay,
        (Running, AllContactsFinished or LastCallOverAfterEnd) => CampaignTransition.To(Completed),
        // Between two calls of a running campaign there is nothing to do.
        (Running, LastCallOver) => CampaignTransition.Stay,

        (Paused, Schedule) => CampaignTransition.Refuse(StartedAlready),
        (Paused, Unschedule) => CampaignTransition.Refuse(NotScheduled),
        (Paused, Start or Resume) => CampaignTransition.To(Running),
        (Paused, Pause or Drain) => CampaignTransition.Stay,
        (Paused, Cancel) => CampaignTransition.To(Cancelled),
        (Paused, Archive or Unarchive) => CampaignTransition.Stay,
        // It dials nobody already; its live calls come to their end first.
        (Paused, StartCame or EndCame or LastCallOver) => CampaignTransition.Stay,
        // Its last live call may finish the last contact.
        (Paused, AllContactsFinished or LastCallOverAfterEnd) => CampaignTransition.To(Completed),

        (Draining, Schedule) => CampaignTransition.Refuse(StartedAlready),
        (Draining, Unschedule) => CampaignTransition.Refuse(NotScheduled),
        (Draining, Start or Resume) => CampaignTransition.To(Running),
        (Draining, Pause) => CampaignTransition.To(Paused),
        (Draining, Drain or StartCame or EndCame) => CampaignTransition.Stay,
        (Draining, Cancel) => CampaignTransition.To(Cancelled),
        (Draining, Archive) => CampaignTransition.Refuse("the campaign is draining: its last calls are not over"),
        (Draining, Unarchive) => CampaignTransition.Stay,
        (Draining, LastCallOver) => CampaignTransition.To(Paused),
        (Draining, AllContactsFinished or LastCallOverAfterEnd) => CampaignTransition.To(Completed),

        (Completed, Schedule) => CampaignTransition.Refuse(Over),
        (Completed, Unschedule) => CampaignTransition.Refuse(NotScheduled),
        // Contacts can be added to a completed campaign, or called again; it then runs again on request.
        (Completed, Start or Resume) => CampaignTransition.To(Running),
        (Completed, Pause or Drain or Cancel) => CampaignTransition.Refuse(Over),
        (Completed, Archive or Unarchive) => CampaignTransition.Stay,
        (Completed, StartCame or EndCame or LastCallOver or LastCallOverAfterEnd or AllContactsFinished) => CampaignTransition.Stay,

        (Cancelled, Cancel) => CampaignTransition.Stay,
        (Cancelled, Schedule or Unschedule or Start or Resume or Pause or Drain) => CampaignTransition.Refuse(ForGood),
        (Cancelled, Archive or Unarchive) => CampaignTransition.Stay,
        (Cancelled, StartCame or EndCame or LastCallOver or LastCallOverAfterEnd or AllContactsFinished) => CampaignTransition.Stay,

        _ => throw new ArgumentOutOfRangeException(nameof(command), $"({state}, {command}) is not in the table."),
    };
}
