using CxBridge.Domain.Calls;
using CxBridge.Domain.Dialling.Supervision;

namespace CxBridge.Domain.Dialling.History;

/// <summary>
/// How long a call rang and talked: as its host wrote it by the time of day, when that fits what was seen of it on the monotonic clock; else as near to it
/// as was seen. A clock that is set during a call would make it last an hour, or end before it began.
/// </summary>
/// <param name="Rang">From INVITE to answer, or to the end of a call that nobody answered.</param>
/// <param name="Talked">From answer to end; zero without an answer.</param>
internal readonly record struct CallTimes(TimeSpan Rang, TimeSpan Talked)
{
    /// <summary>Looks are a tick apart, and word of an end takes a moment.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <param name="call">A call that is over.</param>
    /// <param name="now">Monotonic time, soon after its end.</param>
    /// <param name="seen">As it was last seen open; null when it never was.</param>
    /// <param name="claimed">When its attempt was claimed; null when nobody knows.</param>
    public static CallTimes Of(CallSummary call, TimeSpan now, OpenCall? seen, TimeSpan? claimed)
    {
        DateTimeOffset end = call.EndedAt ?? call.StartedAt;
        DateTimeOffset answer = call.AnsweredAt ?? end;
        TimeSpan rang = answer - call.StartedAt;
        TimeSpan talked = end - answer;
        return (seen, claimed) switch
        {
            ({ Answered: { } answered } s, _) => new(Believe(rang, answered - s.Began, answered - s.Began), Believe(talked, s.SeenAt - answered, now - answered)),
            ({ } s, _) => new(Believe(rang, s.SeenAt - s.Began, now - s.Began), Believe(talked, TimeSpan.Zero, now - s.SeenAt)),
            (null, { } at) => new(Believe(rang, TimeSpan.Zero, now - at), Believe(talked, TimeSpan.Zero, now - at)),
            _ => new(Believe(rang, TimeSpan.Zero, TimeSpan.MaxValue - Slack), Believe(talked, TimeSpan.Zero, TimeSpan.MaxValue - Slack)),
        };
    }

    private static TimeSpan Believe(TimeSpan told, TimeSpan least, TimeSpan most)
    {
        bool fits = told >= TimeSpan.Zero && told >= least - Slack && told <= most + Slack;
        return fits ? told : told < least ? least : most;
    }
}
