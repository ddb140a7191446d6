using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Fleet;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Dialling;

/// <summary>
/// Steps 6 and 7 of a tick (<see cref="DialTick"/>): claims contacts for the slots and permits that there are, and brings each to a host at its place in time.
/// </summary>
internal sealed partial class DialRun(DialPorts ports, PartitionId partition, CampaignPace pace, ClaimReturns returns, ILogger logger)
{
    /// <summary>How often in one tick slots that hosts refused are replaced: a fleet that refuses everything is asked again by the next tick.</summary>
    private const int ReservationsAfterRefusals = 3;

    /// <summary>Attempts that hosts took.</summary>
    public int Dialled { get; private set; }

    /// <summary>A host said that it lacks what it needs to hear or speak the bot.</summary>
    public bool CannotSpeak { get; private set; }

    /// <summary>Dials as many as it can; slots that it did not use stay on the stack.</summary>
    public async Task DialAsync(Stack<SlotGrant> slots, PlaceKind kind, long epoch, CampaignSettings settings, DialPermits permits, CancellationToken cancellationToken)
    {
        // 6 claim
        IReadOnlyList<Claim> claims = await ports.Dial.ClaimAsync(partition, epoch, Math.Min(permits.Count, slots.Count), cancellationToken);
        var back = new HashSet<Claim>(claims);
        try
        {
            IReadOnlyList<(Claim Claim, TimeSpan Place)> placed = await permits.AssignAsync(claims, ports.Ways, cancellationToken);
            foreach ((Claim claim, _) in placed)
            {
                pace.Claimed(claim.Attempt);
            }

            // 7 dial
            var open = new Queue<(Claim Claim, TimeSpan Place)>(placed);
            long began = ports.Time.GetTimestamp();
            int again = ReservationsAfterRefusals;
            while (open.Count > 0 && slots.Count > 0 && !CannotSpeak)
            {
                (Claim claim, TimeSpan place) = open.Peek();
                TimeSpan wait = place - ports.Time.GetElapsedTime(began);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, ports.Time, cancellationToken);
                }

                DialAnswer answer = await DialOneAsync(claim, slots.Pop(), settings);
                // Its other slots would say the same; the host tells its operators why.
                CannotSpeak = answer == DialAnswer.CannotSpeak;
                if (answer == DialAnswer.Accepted)
                {
                    open.Dequeue();
                    back.Remove(claim);
                    Dialled++;
                }
                else if (slots.Count == 0 && !CannotSpeak && again-- > 0)
                {
                    // Nothing was sent, so the place in time is still ours; the registry is asked for what the hosts refused.
                    foreach (SlotGrant other in await ports.Fleet.ReserveAsync(open.Count, kind))
                    {
                        slots.Push(other);
                    }
                }
            }
        }
        finally
        {
            await returns.GiveBackAsync(back);
        }
    }

    private async Task<DialAnswer> DialOneAsync(Claim claim, SlotGrant grant, CampaignSettings settings)
    {
        ICallSlotGrain slot = ports.Grains.GetGrain<ICallSlotGrain>(GrainKeys.Place(grant.Kind, grant.Host, grant.Slot));
        DialAnswer answer = await slot.Dial(new DialSlot(grant, claim.Attempt.Value, GrainKeys.Partition(partition), claim.Epoch, settings.Bot.Value, settings.BotVersion));
        if (answer is not (DialAnswer.Accepted or DialAnswer.CannotSpeak))
        {
            LogSlotRefused(partition, grant.Kind, grant.Host, grant.Slot, answer);
        }

        return answer;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Partition {Partition}: {Place} {Host}/{Slot} refused ({Answer}); the claim takes another")]
    private partial void LogSlotRefused(PartitionId partition, PlaceKind place, string host, int slot, DialAnswer answer);
}
