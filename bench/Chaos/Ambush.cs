namespace CxBridge.Bench.Chaos;

/// <summary>Waits for the window that a kill aims at: by the rows of the database and the log of the carrier, which the host does not notice.</summary>
internal sealed class Ambush(Platform platform, Rows rows, Carrier carrier, KillPlan plan, TimeProvider time)
{
    private const int MostCalls = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan LongestRing = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestTalk = TimeSpan.FromSeconds(0.6);

    /// <summary>Waits for the window.</summary>
    /// <param name="window">Which.</param>
    /// <param name="newest">The host that has just been started.</param>
    /// <returns>Which host is to be killed at once.</returns>
    public async Task<ChaosHost> WaitAsync(KillWindow window, ChaosHost newest)
    {
        if (window == KillWindow.Start)
        {
            await Task.Delay(plan.Moment(LongestStart), time);
            return newest;
        }

        await platform.ReadyAsync();
        switch (window)
        {
            case KillWindow.ClaimToGate:
                string claimed = rows.NewestClaim;
                await UntilAsync(() => string.CompareOrdinal(rows.NewestClaim, claimed) > 0);
                break;
            case KillWindow.GateToInvite:
                // The window is milliseconds wide: no pause between two looks.
                long before = rows.NewestGate;
                long began = time.GetTimestamp();
                while (rows.NewestGate <= before && time.GetElapsedTime(began) < Patience)
                {
                }

                break;
            case KillWindow.InviteToAnswer:
                int invites = Seen(carrier).Calls.Count + plan.Nth(MostCalls);
                await UntilAsync(() => Seen(carrier).Calls.Count >= invites);
                await Task.Delay(plan.Moment(LongestRing), time);
                break;
            case KillWindow.AnswerToClose:
                int answered = Seen(carrier).Answered + plan.Nth(MostCalls);
                await UntilAsync(() => Seen(carrier).Answered >= answered);
                await Task.Delay(plan.Moment(LongestTalk), time);
                break;
            case KillWindow.CloseToDelivery:
                long ended = rows.EndedCount;
                await UntilAsync(() => rows.EndedCount > ended && rows.SomeUndelivered);
                break;
            default:
                await Task.Delay(plan.Moment(LongestLife), time);
                break;
        }

        return Victim();
    }

    // The one that has the newest call; where nobody has one, any.
    private ChaosHost Victim()
    {
        IReadOnlyList<ChaosHost> hosts = platform.Stage.Hosts;
        string? busiest = hosts.Count == 1 ? null : rows.BusiestHost;
        return hosts.FirstOrDefault(h => h.Name == busiest) ?? hosts[plan.Nth(hosts.Count) - 1];
    }

    private static Carrier Seen(Carrier carrier)
    {
        carrier.Read();
        return carrier;
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        long began = time.GetTimestamp();
        while (!condition() && time.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(Look, time);
        }
    }
}
