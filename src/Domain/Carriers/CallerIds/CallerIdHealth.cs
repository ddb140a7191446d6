namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>
/// Whether a number still does what it is shown for: callees and their carriers mark numbers as spam, and then fewer answer. Pure; the caller serialises.
/// <code>
/// well --5 of the last 20 calls refused (603, 607, 608)----------------------\
///      --of the last 50 calls less than half as many answered as of the 50   --> rests for an hour --over--> well, and all is counted anew
///        best, once 100 have been counted: its answer-seizure ratio falls ----/
/// </code>
/// </summary>
public sealed class CallerIdHealth
{
    /// <summary>How long a number rests.</summary>
    public static readonly TimeSpan RestTime = TimeSpan.FromHours(1);

    private const int RefusalSample = 20;
    private const int RefusalsToRest = 5;
    private const int AnswerSample = 50;
    private const int AnswersToCompare = 10;

    private readonly Queue<CallerIdResult> _last = new();
    private int _counted;
    private int _best;
    private TimeSpan? _restsUntil;

    /// <summary>How long it still rests; null when it may be shown.</summary>
    /// <param name="now">Monotonic time.</param>
    public TimeSpan? RestLeft(TimeSpan now) => _restsUntil is { } until && until > now ? until - now : null;

    /// <summary>Answered share of the last 50 calls; null while there are fewer than 20.</summary>
    public double? AnswerSeizureRatio => _last.Count < RefusalSample ? null : (double)Answered / _last.Count;

    private int Answered => _last.Count(r => r == CallerIdResult.Answered);

    /// <summary>What its next life must know.</summary>
    public CallerIdMemory Remember(TimeSpan now) => new([.. _last], _counted, _best, RestLeft(now));

    /// <summary>Begins where an earlier life ended.</summary>
    public void Recall(TimeSpan now, CallerIdMemory memory)
    {
        _last.Clear();
        foreach (CallerIdResult result in memory.Last.TakeLast(AnswerSample))
        {
            _last.Enqueue(result);
        }

        _counted = memory.Counted;
        _best = memory.Best;
        _restsUntil = memory.RestLeft is { } left && left > TimeSpan.Zero ? now + left : null;
    }

    /// <summary>A call that showed it came to its end.</summary>
    public void Add(TimeSpan now, CallerIdResult result)
    {
        if (RestLeft(now) is not null)
        {
            // Of a call that began before the rest.
            return;
        }

        _last.Enqueue(result);
        _counted++;
        if (_last.Count > AnswerSample)
        {
            _last.Dequeue();
        }

        int answered = Answered;
        if (_last.Count == AnswerSample)
        {
            _best = Math.Max(_best, answered);
        }

        bool refused = _last.TakeLast(RefusalSample).Count(r => r == CallerIdResult.Refused) >= RefusalsToRest;
        bool fallen = _counted >= 2 * AnswerSample && _best >= AnswersToCompare && 2 * answered < _best;
        if (refused || fallen)
        {
            _restsUntil = now + RestTime;
            _last.Clear();
            _counted = 0;
            _best = 0;
        }
    }
}
