using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Dialling.Supervision;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Dialling.History;

/// <summary>
/// Turns a campaign's calls, as the store tells them, into what pacing learns from and decides on.
/// <code>
/// 1 recall   calls that are over already, when an owner begins: a new one need not learn from nothing
/// 2 observe  open calls, every tick: their ages, and answers when they are seen first
/// 3 closed   a call that is over: unanswered, or its talk. Each counts once, however often it is told
/// 4 missed   calls of which nobody said that they are over: to be looked up, so that what is counted is exact whatever hints are lost
/// </code>
/// Answered means that a seat is wanted: what screening takes for a machine ends on its line, and counts like a call that nobody answered. An answer
/// that got a slot although all seats of the campaign are taken counts as abandoned, so that the feedback keeps the seats' limit. Ages are those of
/// <see cref="OpenCalls"/>, and a duration that the time of day tells is believed only when it fits them: a clock that is set changes no figure.
/// In memory; the caller serialises.
/// </summary>
public sealed class CampaignWatch
{
    /// <summary>What the windows may look back upon at the start.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromHours(2);

    /// <summary>From claim to gate an attempt takes a few seconds; then it is in the store's list, or void.</summary>
    private static readonly TimeSpan Unseen = TimeSpan.FromSeconds(20);

    /// <summary>Hints that come twice come soon after one another.</summary>
    private const int MostOver = 4_000;

    private readonly Dictionary<AttemptId, TimeSpan> _mine = [];
    private readonly HashSet<AttemptId> _answered = [];
    private readonly HashSet<AttemptId> _over = [];
    private readonly Queue<AttemptId> _overInOrder = new();
    private readonly List<AttemptId> _gone = [];

    /// <summary>What was learned.</summary>
    public CallHistory History { get; } = new();

    /// <summary>The calls that were open at the last look.</summary>
    public OpenCalls Open { get; } = new();

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
    /// <param name="now">By <see cref="Now"/>.</param>
    /// <param name="attempt">Which.</param>
    public void Claimed(TimeSpan now, AttemptId attempt) => _mine[attempt] = now;

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
        _gone.AddRange(Open.Look(now, clock, open).Where(_mine.ContainsKey));
        foreach (CallSummary call in open)
        {
            OpenCall seen = Open.Find(call.Attempt)!.Value;
            if (seen.Answered is not { } answered)
            {
                input.Ringing.Add((now - seen.Began).TotalSeconds);
                continue;
            }

            if (call.State == AttemptState.AmdScreening)
            {
                // Listened to, waiting for a slot, or hearing that there is none.
                input.Waiting++;
                continue;
            }

            input.Talking.Add((now - answered).TotalSeconds);
            if (_mine.ContainsKey(call.Attempt) && _answered.Add(call.Attempt))
            {
                History.Answered(now, answered - seen.Began);
                fresh++;
            }
        }

        for (int i = 0; i < unseen; i++)
        {
            input.Ringing.Add(0);
        }

        int beyond = Math.Min(fresh, input.Talking.Total - input.Seats);
        for (int i = 0; i < beyond; i++)
        {
            History.Abandoned(now);
        }
    }

    /// <summary>Step 3.</summary>
    public void Closed(TimeSpan now, CallSummary call) => Close(now, call);

    /// <summary>Step 4: follow with <see cref="Closed"/>, or with <see cref="Dropped"/> when the store knows no such call.</summary>
    /// <param name="now">By <see cref="Now"/>.</param>
    public IReadOnlyList<AttemptId> Missed(TimeSpan now)
    {
        List<AttemptId> missed =
        [
            .. _gone.Where(_mine.ContainsKey),
            .. _mine.Where(m => now - m.Value > Unseen && Open.Find(m.Key) is null).Select(m => m.Key).Except(_gone),
        ];
        _gone.Clear();
        return missed;
    }

    /// <summary>An attempt that was given back before it was dialled, or that nobody knows.</summary>
    public void Dropped(AttemptId attempt)
    {
        _mine.Remove(attempt);
        _answered.Remove(attempt);
    }

    private bool IsOver(AttemptId attempt)
    {
        if (!_over.Add(attempt))
        {
            return true;
        }

        _overInOrder.Enqueue(attempt);
        if (_overInOrder.Count > MostOver)
        {
            _over.Remove(_overInOrder.Dequeue());
        }

        return false;
    }

    private void Close(TimeSpan now, CallSummary call)
    {
        if (IsOver(call.Attempt))
        {
            return;
        }

        var times = CallTimes.Of(call, now, Open.Find(call.Attempt), _mine.TryGetValue(call.Attempt, out TimeSpan claimed) ? claimed : null);
        _mine.Remove(call.Attempt);
        bool told = _answered.Remove(call.Attempt);
        if (call.AnsweredAt is not null)
        {
            if (!told && call.Outcome == AttemptOutcome.AmdMachine)
            {
                History.Unreached(now, times.Rang + times.Talked);
                return;
            }

            if (!told)
            {
                History.Answered(now, times.Rang);
            }

            if (call.Disposition == Disposition.Abandoned || (call.Outcome == AttemptOutcome.Abandoned && call.Disposition == Disposition.OptedOut))
            {
                History.Abandoned(now);
            }
            else
            {
                History.Talked(now, times.Talked);
            }
        }
        else if (call.Outcome is AttemptOutcome.Busy or AttemptOutcome.NoAnswer or AttemptOutcome.Rejected)
        {
            History.Unreached(now, times.Rang);
        }
    }
}
