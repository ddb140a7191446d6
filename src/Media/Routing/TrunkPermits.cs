using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Routing;

/// <summary>
/// The permits of one call on one trunk.
/// <code>
/// 1 ask     the carrier's gate; it answers with a wait from ITS now, which lies between our question and its answer
/// 2 wait    from the answer on: we never come before the place
/// 3 valid   until question + wait + slack: never later than the slack after the place, whatever the answer's way took. No clock is shared.
/// </code>
/// A carrier that is busy is asked again until our patience ends; with other ways to go there is none.
/// </summary>
internal sealed class TrunkPermits(ICarrierDesk desk, TrunkKey trunk, AttemptId attempt, TimeSpan patience, TimeProvider time) : IInvitePermits
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly long _began = time.GetTimestamp();
    private int _used;
    private volatile bool _asked;

    /// <summary>How many INVITEs left.</summary>
    public int Invites => Volatile.Read(ref _used);

    /// <summary>Asked for, and none was used: certainly nothing was sent.</summary>
    public bool NoneUsed => _asked && Invites == 0;

    /// <inheritdoc/>
    public async Task<InvitePermit> NextAsync(CancellationToken cancellationToken)
    {
        _asked = true;
        while (true)
        {
            // 1
            long asked = time.GetTimestamp();
            PermitAnswer answer = await desk.PermitAsync(trunk, attempt, cancellationToken).WaitAsync(AnswerLimit, time, cancellationToken);
            if (answer.Refusal == PermitRefusal.None)
            {
                // 2
                if (answer.Wait > TimeSpan.Zero)
                {
                    await Task.Delay(answer.Wait, time, cancellationToken);
                }

                // 3
                return new InvitePermit(null, asked + (long)((answer.Wait + PermitSchedule.Slack).TotalSeconds * time.TimestampFrequency));
            }

            if (!PermitRefusals.Passes(answer.Refusal) || time.GetElapsedTime(_began) >= patience)
            {
                return InvitePermit.Refused($"no permit: {PermitRefusals.InWords(answer.Refusal)}");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Used() => Interlocked.Increment(ref _used);
}
