using CxBridge.Domain.Calls;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;

namespace CxBridge.Domain.Attempts;

/// <summary>Decides what becomes of a contact after an attempt. Pure.</summary>
public static class RetryPolicy
{
    /// <summary>The next state of the contact, by what the attempt came to and, where the rules say nothing of that, by how it ended.</summary>
    /// <param name="record">Of the attempt.</param>
    /// <param name="attempts">Attempts that passed the gate so far, this one included.</param>
    /// <param name="rules">The campaign's rules.</param>
    /// <param name="now">The time of the close.</param>
    public static ContactNext After(CallRecord record, int attempts, RetryRules rules, DateTimeOffset now)
    {
        if (record.Disposition == Disposition.OptedOut)
        {
            return new(ContactState.Suppressed, null);
        }

        // A time that the callee asked for is better than a rule.
        if (record.CallbackAfter is null && rules.ByDisposition.TryGetValue(record.Disposition.Code, out TimeSpan? wait))
        {
            return wait is not { } delay ? new(Final(record.Outcome), null)
                : attempts < rules.MaxAttempts ? new(ContactState.RetryScheduled, now + delay) : new(ContactState.Exhausted, null);
        }

        return After(record.Outcome, record.CallbackAfter, attempts, rules, now);
    }

    /// <summary>The next state of the contact by how the attempt ended.</summary>
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="callbackAfter">When the callee asked to be called again, or null.</param>
    /// <param name="attempts">Attempts that passed the gate so far, this one included.</param>
    /// <param name="rules">The campaign's rules.</param>
    /// <param name="now">The time of the close.</param>
    public static ContactNext After(AttemptOutcome outcome, TimeSpan? callbackAfter, int attempts, RetryRules rules, DateTimeOffset now)
    {
        bool mayTryAgain = attempts < rules.MaxAttempts;
        if (outcome == AttemptOutcome.Completed)
        {
            // A callback that the callee asked for counts against the same cap: one budget over all rules.
            return callbackAfter is { } delay && mayTryAgain ? new(ContactState.CallbackScheduled, now + delay) : new(ContactState.Completed, null);
        }

        if (rules.Delays.TryGetValue(outcome, out TimeSpan wait))
        {
            return mayTryAgain ? new(ContactState.RetryScheduled, now + wait) : new(ContactState.Exhausted, null);
        }

        return new(Final(outcome), null);
    }

    private static ContactState Final(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.AmdMachine => ContactState.AmdMachine,
        AttemptOutcome.Abandoned => ContactState.Abandoned,
        AttemptOutcome.Busy or AttemptOutcome.NoAnswer => ContactState.Exhausted,
        AttemptOutcome.Rejected or AttemptOutcome.Failed => ContactState.Failed,
        AttemptOutcome.Cancelled => ContactState.Cancelled,
        AttemptOutcome.Unknown => ContactState.Unknown,
        _ => ContactState.Completed,
    };
}
