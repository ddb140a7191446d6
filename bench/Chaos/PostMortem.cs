namespace CxBridge.Bench.Chaos;

/// <summary>In which windows a kill found attempts: what the dead host has left in the rows, held against what the carrier saw.</summary>
internal sealed class PostMortem(Platform platform, Rows rows, Carrier carrier, TimeProvider time)
{
    // A datagram that left the host is in the carrier's socket; its log may be a moment behind.
    private static readonly TimeSpan OnTheWire = TimeSpan.FromMilliseconds(60);

    private readonly Dictionary<KillWindow, int> _kills = [];

    /// <summary>Kills by window; one kill may have been in several.</summary>
    public IReadOnlyDictionary<string, int> Windows => Enum.GetValues<KillWindow>().Where(w => w != KillWindow.Any)
        .ToDictionary(w => char.ToLowerInvariant(w.ToString()[0]) + w.ToString()[1..], w => _kills.GetValueOrDefault(w));

    /// <param name="dead">The host that was killed; attempts of others go on.</param>
    /// <param name="hadGreeted">Whether it was ready when it was killed.</param>
    public async Task ExamineAsync(ChaosHost dead, bool hadGreeted)
    {
        List<AttemptRow> open = [.. rows.Open().Where(a => platform.Stage.Hosts.Count == 1 || a.Host is null || a.Host == dead.Name)];
        bool undelivered = rows.SomeUndelivered;
        await Task.Delay(OnTheWire, time);
        carrier.Read();
        var found = open.Select(Window).ToHashSet();
        if (undelivered)
        {
            found.Add(KillWindow.CloseToDelivery);
        }

        if (!hadGreeted)
        {
            // The rows are those of the life before, not of this one.
            found = [KillWindow.Start];
        }

        foreach (KillWindow window in found)
        {
            _kills[window] = _kills.GetValueOrDefault(window) + 1;
        }
    }

    private KillWindow Window(AttemptRow attempt) =>
        attempt.StartedAt is null ? KillWindow.ClaimToGate
        : !carrier.Calls.TryGetValue(attempt.Id, out Carrier.Call? call) ? KillWindow.GateToInvite
        : call.IsAnswered ? KillWindow.AnswerToClose
        : KillWindow.InviteToAnswer;
}
