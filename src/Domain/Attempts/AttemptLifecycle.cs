namespace CxBridge.Domain.Attempts;

/// <summary>
/// An attempt's life, every pair of state and event written out. Pure.
/// <code>
/// reserved -> dialling -> ringing -> amd_screening -> attaching -> in_progress
///     |          |\__________\____________\______________\_____________\-> closed
///     \----------\-> void
/// </code>
/// </summary>
public static class AttemptLifecycle
{
    /// <summary>The state after an event; null when the event changes nothing.</summary>
    public static AttemptState? After(AttemptState state, AttemptEvent happened) => (state, happened) switch
    {
        (AttemptState.Reserved, AttemptEvent.GatePassed) => AttemptState.Dialling,
        (AttemptState.Reserved, AttemptEvent.GivenBack) => AttemptState.Void,
        // Nothing was sent, so nothing can come back: an event here belongs to another attempt.
        (AttemptState.Reserved, _) => null,

        (AttemptState.Dialling, AttemptEvent.Alerting) => AttemptState.Ringing,
        // Some carriers send 200 without 180.
        (AttemptState.Dialling, AttemptEvent.Answered) => AttemptState.AmdScreening,
        (AttemptState.Dialling, AttemptEvent.Ended) => AttemptState.Closed,
        // Only while it is certain that nobody was called: whoever sent nothing says so, and nobody else.
        (AttemptState.Dialling, AttemptEvent.Withdrawn) => AttemptState.Void,
        // A gate passes once; what passed it cannot be given back.
        (AttemptState.Dialling, AttemptEvent.GatePassed or AttemptEvent.GivenBack) => null,
        (AttemptState.Dialling, AttemptEvent.ScreenedIn or AttemptEvent.BotAttached) => null,

        (AttemptState.Ringing, AttemptEvent.Answered) => AttemptState.AmdScreening,
        (AttemptState.Ringing, AttemptEvent.Ended) => AttemptState.Closed,
        // 180 is repeated, and 183 follows 180.
        (AttemptState.Ringing, AttemptEvent.Alerting) => null,
        (AttemptState.Ringing, AttemptEvent.GatePassed or AttemptEvent.GivenBack or AttemptEvent.Withdrawn) => null,
        (AttemptState.Ringing, AttemptEvent.ScreenedIn or AttemptEvent.BotAttached) => null,

        (AttemptState.AmdScreening, AttemptEvent.ScreenedIn) => AttemptState.Attaching,
        (AttemptState.AmdScreening, AttemptEvent.Ended) => AttemptState.Closed,
        // A provisional response that was overtaken by the final one; 200 is repeated until our ACK arrives.
        (AttemptState.AmdScreening, AttemptEvent.Alerting or AttemptEvent.Answered) => null,
        (AttemptState.AmdScreening, AttemptEvent.GatePassed or AttemptEvent.GivenBack or AttemptEvent.Withdrawn or AttemptEvent.BotAttached) => null,

        (AttemptState.Attaching, AttemptEvent.BotAttached) => AttemptState.InProgress,
        (AttemptState.Attaching, AttemptEvent.Ended) => AttemptState.Closed,
        (AttemptState.Attaching, AttemptEvent.Alerting or AttemptEvent.Answered or AttemptEvent.ScreenedIn) => null,
        (AttemptState.Attaching, AttemptEvent.GatePassed or AttemptEvent.GivenBack or AttemptEvent.Withdrawn) => null,

        (AttemptState.InProgress, AttemptEvent.Ended) => AttemptState.Closed,
        // What comes late changes nothing in a conversation.
        (AttemptState.InProgress, _) => null,

        // The end is the end: a second close writes nothing.
        (AttemptState.Closed, _) => null,
        (AttemptState.Void, _) => null,

        _ => throw new ArgumentOutOfRangeException(nameof(happened), $"({state}, {happened}) is not in the table."),
    };
}
