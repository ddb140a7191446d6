namespace CxBridge.Bench.Chaos;

/// <summary>Which window each kill aims at: all of them in turn, in an order that the seed shuffles; narrow ones more often.</summary>
internal sealed class KillPlan(int seed)
{
    private static readonly KillWindow[] Round =
    [
        KillWindow.ClaimToGate, KillWindow.GateToInvite, KillWindow.GateToInvite, KillWindow.InviteToAnswer,
        KillWindow.AnswerToClose, KillWindow.CloseToDelivery, KillWindow.Start, KillWindow.Any,
    ];

    private readonly Random _random = new(seed);
    private readonly Queue<KillWindow> _next = new();

    public KillWindow Next()
    {
        if (_next.Count == 0)
        {
            KillWindow[] round = [.. Round];
            _random.Shuffle(round);
            Array.ForEach(round, _next.Enqueue);
        }

        return _next.Dequeue();
    }

    /// <summary>At which of its kind to strike: the first, or one of the next.</summary>
    public int Nth(int most) => _random.Next(1, most + 1);

    /// <summary>A moment up to the longest one.</summary>
    public TimeSpan Moment(TimeSpan longest) => longest * _random.NextDouble();
}
