using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers;

/// <summary>Port of the runtime plane to what all hosts share of carriers: permits, channels, the health of trunks, numbers to show.</summary>
public interface ICarrierDesk
{
    /// <summary>Leases the number that a call shows.</summary>
    Task<CallerIds.CallerIdGrant> LeaseCallerIdAsync(CallerIdPoolId pool, AttemptId attempt, PhoneNumber callee, CancellationToken cancellationToken);

    /// <summary>Asks for one INVITE to a trunk, and with the first for a channel of its carrier.</summary>
    Task<Permits.PermitAnswer> PermitAsync(TrunkKey trunk, AttemptId attempt, CancellationToken cancellationToken);

    /// <summary>How an INVITE ended. Only a hint: a lost one makes the trunk's health a little older.</summary>
    Task ReportAsync(TrunkKey trunk, Permits.InviteReport report);

    /// <summary>The attempt is over, or goes over another carrier: its channel is free. Only a hint: the store says so, too, a few seconds later.</summary>
    Task ReleaseChannelAsync(CarrierId carrier, AttemptId attempt);

    /// <summary>The attempt is over: the number it showed is free. Only a hint, like the one before.</summary>
    Task ReleaseCallerIdAsync(CallerIdPoolId pool, AttemptId attempt, CallerIds.CallerIdResult? result);
}
