using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Dialling.Supervision;

/// <summary>
/// Open calls of a campaign as one owner has seen them, on the monotonic clock: how long each rings and talks whatever the time of day is set to, and
/// which are open for longer than any host leaves one open. Pure; the caller serialises.
/// <code>
/// 1 look     at all open calls, every tick: a call that is seen first began, and was answered, after the look before
/// 2 lost     calls that are not open any more, though nobody said that they ended
/// 3 overdue  no answer long after the ring time-out, or no end long after the longest call: nobody will ever close them
/// </code>
/// The time of day is asked only at the first look, for calls that an earlier owner began.
/// </summary>
public sealed class OpenCalls
{
    private readonly Dictionary<AttemptId, OpenCall> _seen = [];
    private TimeSpan? _looked;

    /// <summary>Steps 1 and 2.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="clock">The time of day.</param>
    /// <param name="open">All calls that are open.</param>
    /// <returns>Calls of the look before that are not among them.</returns>
    public IReadOnlyList<AttemptId> Look(TimeSpan now, DateTimeOffset clock, IReadOnlyCollection<CallSummary> open)
    {
        foreach (CallSummary call in open)
        {
            OpenCall? before = _seen.TryGetValue(call.Attempt, out OpenCall known) ? known : null;
            TimeSpan began = before?.Began ?? Between(now, clock - call.StartedAt, _looked);
            TimeSpan? answered = before?.Answered ?? (call.AnsweredAt is { } at ? Later(began, Between(now, clock - at, _looked)) : null);
            _seen[call.Attempt] = new OpenCall(began, answered, now);
        }

        List<AttemptId> gone = [.. _seen.Where(s => s.Value.SeenAt < now).Select(s => s.Key)];
        foreach (AttemptId attempt in gone)
        {
            _seen.Remove(attempt);
        }

        _looked = now;
        return gone;
    }

    /// <summary>One call, when it was open at the last look.</summary>
    public OpenCall? Find(AttemptId attempt) => _seen.TryGetValue(attempt, out OpenCall known) ? known : null;

    /// <summary>Step 3.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="untilAnswer">Longer no host lets a call ring.</param>
    /// <param name="untilEnd">Longer after the answer no host leaves a call open.</param>
    public IReadOnlyList<AttemptId> Overdue(TimeSpan now, TimeSpan untilAnswer, TimeSpan untilEnd) =>
        [.. _seen.Where(s => s.Value.Answered is { } answered ? now - answered > untilEnd : now - s.Value.Began > untilAnswer).Select(s => s.Key)];

    // Of what was not there at the look before it is known that it is younger than that look; only at the first look the time of day must be believed.
    private static TimeSpan Between(TimeSpan now, TimeSpan age, TimeSpan? looked)
    {
        TimeSpan at = age > TimeSpan.Zero ? now - age : now;
        return looked is { } least ? Later(at, least) : at;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
