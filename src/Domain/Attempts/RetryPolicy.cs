using CxBridge.Domain.Contacts;

namespace CxBridge.Domain.Attempts;

/// <summary>Decides what becomes of a contact after an attempt. Pure.</summary>
public static class RetryPolicy
{
    /// <summary>The next state of the contact.</summary>
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
