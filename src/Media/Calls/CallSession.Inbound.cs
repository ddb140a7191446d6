using CxBridge.Domain.Attempts;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Inbound;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Calls;

// A call that came in goes the same way, but for its beginning:
//
//  2 note       the open attempt, and the contact leased to it; a contact that we are calling this moment hears that the line is busy
//  5 answer     200 instead of the INVITE
//  8 attach     at once: who calls is there to speak
internal sealed partial class CallSession
{
    private readonly InboundVisit? _visit;

    /// <summary>A call that came in.</summary>
    /// <param name="services">What all sessions work with.</param>
    /// <param name="visit">The call.</param>
    /// <param name="order">Slot and attempt; partition and epoch are not known yet.</param>
    /// <param name="host">This host.</param>
    /// <param name="seats">Never asked.</param>
    /// <param name="log">The log.</param>
    public CallSession(CallServices services, InboundVisit visit, DialOrder order, Domain.Ids.HostId host, ICallSeats seats, Microsoft.Extensions.Logging.ILogger<CallSession> log)
        : this(services, order, host, seats, log) => _visit = visit;

    /// <summary>Whether they called us.</summary>
    public bool IsInbound => _visit is not null;

    private async Task<GatedAttempt?> NoteAsync(InboundVisit visit)
    {
        try
        {
            using var timeout = new CancellationTokenSource(_services.Options.StoreTimeout, _services.Time);
            var ask = new InboundAsk(_order.Attempt, visit.Route, visit.Caller, _host, _order.Token.Slot);
            GatedAttempt? gated = await _services.Inbound.BeginAsync(ask, timeout.Token).WaitAsync(timeout.Token);
            if (gated is null)
            {
                LogBusyCaller(_order.Attempt);
                await visit.Call.RejectAsync(InboundStatus.Busy, null);
            }

            return gated;
        }
#pragma warning disable CA1031 // Without a note there is no call: the carrier is told to come again, and what may have been noted is settled later.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _services.Doubts.Add(_order.Attempt);
            LogNotNoted(_order.Attempt, fault);
            await visit.Call.RejectAsync(InboundStatus.Unavailable, InboundStatus.ComeAgain);
            return null;
        }
    }

    private void Converse(CallFacts facts)
    {
        facts.Action = ScreeningAction.Continue;
        AttachBot(facts);
    }
}
