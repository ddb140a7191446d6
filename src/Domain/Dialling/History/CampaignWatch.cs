using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Dialling.History;

/// <summary>
/// Turns a campaign's calls, as the store tells them, into what pacing learns from and decides on.
/// <code>
/// 1 recall   calls that are over already, when an owner begins: a new one need not learn from nothing
/// 2 observe  open calls, every tick: their ages, and answers when they are seen first
/// 3 closed   a call that is over: unanswered, or its talk
/// </code>
/// Answered means that a seat is wanted: what screening takes for a machine ends on its line, and counts like a call that nobody answered. An answer
/// that got a slot although all seats of the campaign are taken counts as abandoned, so that the feedback keeps the seats' limit. In memory; the
/// caller serialises.
/// </summary>
public sealed class CampaignWatch
{
    /// <summary>What the windows may look back upon at the start.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromHours(2);

    private const int MostLost = 1_000;

    private readonly HashSet<AttemptId> _mine = [];
    private readonly HashSet<AttemptId> _answered = [];

    /// <summary>What was learned.</summary>
    public CallHistory History { get; } = new();

    /// <summary>Time for <see cref="History"/>.</summary>
    /// <param name="sinceBirth">Monotonic time since the watch began.</param>
    public static TimeSpan Now(TimeSpan sinceBirth) => Past + sinceBirth;

    /// <summary>Step 1.</summary>
    /// <param name="calls">In any order.</param>
    /// <param name="clock">The time of day now.</param>
    public void Recall(IEnumerable<CallSummary> calls, DateTimeOffset clock)
    {
        foreach (CallSummary call in calls.Where(c => c.EndedAt is not null).OrderBy(c => c.EndedAt))
        {
            TimeSpan ago = clock - call.EndedAt!.Value;
            Close(ago > TimeSpan.Zero && ago < Past ? Past - ago : ago <= TimeSpan.Zero ? Past : TimeSpan.Zero, call);
        }
    }

    /// <summary>An attempt of the partition that this watch learns from.</summary>
    public void Claimed(AttemptId attempt) => _mine.Add(attempt);

    /// <summary>Step 2: fills the ages of a decision's input, and learns who has answered.</summary>
    /// <param name="now">By <see cref="Now"/>.</param>
    /// <param name="clock">The time of day now.</param>
    /// <param name="open">All open calls of the campaign.</param>
    /// <param name="unseen">Open attempts that are not among them: they have not passed the gate yet.</param>
    /// <param name="input">Takes the ages; its seats are there already.</param>
    public void Observe(TimeSpan now, DateTimeOffset clock, IReadOnlyCollection<CallSummary> open, int unseen, PacingInput input)
    {
        input.Ringing.Clear();
        input.Talking.Clear();
        input.Waiting = 0;
        int fresh = 0;
        foreach (CallSummary call in open)
        {
            if (call.AnsweredAt is not { } answeredAt)
            {
                input.Ringing.Add(Math.Max(0, (clock - call.StartedAt).TotalSeconds));
                continue;
            }

            if (call.State == AttemptState.AmdScreening)
            {
                // Listened to, waiting for a slot, or hearing that there is none.
                input.Waiting++;
                continue;
            }

            input.Talking.Add(Math.Max(0, (clock - answeredAt).TotalSeconds));
            if (_mine.Contains(call.Attempt) && _answered.Add(call.Attempt))
            {
                History.Answered(now, answeredAt - call.StartedAt);
                fresh++;
            }
        }

        for (int i = 0; i < unseen; i++)
        {
            input.Ringing.Add(0);
        }

        Forget(open);
        int beyond = Math.Min(fresh, input.Talking.Total - input.Seats);
        for (int i = 0; i < beyond; i++)
        {
            History.Abandoned(now);
        }
    }

    /// <summary>Step 3.</summary>
    public void Closed(TimeSpan now, CallSummary call) => Close(now, call);

    // The hint that a call is over may be lost.
    private void Forget(IReadOnlyCollection<CallSummary> open)
    {
        if (_mine.Count > open.Count + MostLost)
        {
            HashSet<AttemptId> known = [.. open.Select(c => c.Attempt)];
            _mine.IntersectWith(known);
            _answered.IntersectWith(known);
        }
    }

    private void Close(TimeSpan now, CallSummary call)
    {
        _mine.Remove(call.Attempt);
        bool told = _answered.Remove(call.Attempt);
        TimeSpan end = (call.EndedAt ?? call.StartedAt) - call.StartedAt;
        if (call.AnsweredAt is { } answeredAt)
        {
            TimeSpan rang = answeredAt - call.StartedAt;
            if (!told && call.Outcome == AttemptOutcome.AmdMachine)
            {
                History.Unreached(now, end);
                return;
            }

            if (!told)
            {
                History.Answered(now, rang);
            }

            if (call.Disposition == Disposition.Abandoned || (call.Outcome == AttemptOutcome.Abandoned && call.Disposition == Disposition.OptedOut))
            {
                History.Abandoned(now);
            }
            else
            {
                History.Talked(now, end - rang);
            }
        }
        else if (call.Outcome is AttemptOutcome.Busy or AttemptOutcome.NoAnswer or AttemptOutcome.Rejected)
        {
            History.Unreached(now, end);
        }
    }
}
