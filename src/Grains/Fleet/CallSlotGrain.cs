using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Fleet;

namespace CxBridge.Grains.Fleet;

/// <summary>Hands orders to the call engine of this host; it keeps nothing of the call.</summary>
[PinnedToHost]
internal sealed class CallSlotGrain(ICallEngine engine, IHostReadiness readiness) : Grain, ICallSlotGrain
{
    public async Task<DialAnswer> Dial(DialSlot order)
    {
        if (!await readiness.CanServeAsync(BotId.Parse(order.Bot), order.BotVersion, CancellationToken.None))
        {
            return DialAnswer.CannotSpeak;
        }

        var token = new SlotToken(new HostId(order.Grant.Host, order.Grant.Incarnation), order.Grant.Slot, order.Grant.Token, order.Grant.Kind);
        return engine.Dial(new DialOrder(token, AttemptId.Parse(order.Attempt), GrainKeys.ParsePartition(order.Partition), order.Epoch));
    }

    public Task<bool> Hangup(string attempt) => Task.FromResult(engine.Hangup(AttemptId.Parse(attempt), HangupReason.Operator));
}
