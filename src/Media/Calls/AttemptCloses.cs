using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;

namespace CxBridge.Media.Calls;

/// <summary>Builds the close of an attempt. Pure.</summary>
internal static class AttemptCloses
{
    /// <summary>From what a session has learned.</summary>
    public static AttemptClose Of(CallFacts facts, DateTimeOffset now)
    {
        (AttemptOutcome outcome, Disposition disposition) = CallOutcome.Of(facts);
        return Of(
            facts.Attempt,
            new CallRecord
            {
                Attempt = facts.Attempt.Attempt,
                Campaign = facts.Attempt.Partition.Campaign,
                Contact = facts.Attempt.Contact,
                StartedAt = facts.StartedAt,
                AnsweredAt = facts.AnsweredAt,
                EndedAt = now,
                Outcome = outcome,
                Disposition = disposition,
                End = facts.End,
                Way = facts.Way,
                Screening = facts.Screening,
                Direction = facts.Attempt.Direction,
                GreetingEnd = facts.GreetingEnd,
                ConnectDelay = facts.ConnectDelay,
                Transcript = facts.Conversation?.Transcript ?? [],
                Turns = facts.Conversation?.Turns ?? [],
                Values = facts.Conversation?.Values ?? (facts.OptedOut ? new() { [CallRecord.OptOut] = "yes" } : new Dictionary<string, string>()),
                CallbackAfter = facts.Conversation?.CallbackAfter,
                Recording = facts.Recording,
                Media = facts.Media,
            },
            now);
    }

    /// <summary>Of an attempt of which no session knows how it went.</summary>
    public static AttemptClose Of(GatedAttempt attempt, AttemptOutcome outcome, Disposition disposition, DateTimeOffset now) => Of(
        attempt,
        new CallRecord
        {
            Attempt = attempt.Attempt,
            Campaign = attempt.Partition.Campaign,
            Contact = attempt.Contact,
            Direction = attempt.Direction,
            StartedAt = now,
            EndedAt = now,
            Outcome = outcome,
            Disposition = disposition,
        },
        now);

    private static AttemptClose Of(GatedAttempt attempt, CallRecord record, DateTimeOffset now)
    {
        // Who called us and was not spoken with is where they were before: a callback still comes, and a do-not-call stays one.
        bool goesBack = attempt.CameFrom is { } from && (record.Outcome != AttemptOutcome.Completed || from.State == ContactState.Suppressed);
        ContactNext next = goesBack ? attempt.CameFrom! : RetryPolicy.After(record, attempt.AttemptNumber, attempt.Settings.Retry, now);
        return new AttemptClose(record, next, CallResultBody.DeliveryOf(attempt, record, next));
    }
}
