using CxBridge.Domain.Carriers.Permits;
using Orleans.Concurrency;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>Hands out the right to send INVITEs to one carrier. In memory; it begins with an empty bucket. Key: <see cref="GrainKeys.Carrier"/>.
/// See <see cref="CarrierGate"/>.</summary>
[Alias("cx.ICarrierGateGrain")]
public interface ICarrierGateGrain : IGrainWithStringKey
{
    /// <summary>How many dials will find a permit within the coming tick; who does not come within 4 s has lost it.</summary>
    [Alias("LeasePermits")]
    Task<PermitLease> LeasePermits(int wanted);

    /// <summary>So many of them will not come.</summary>
    [OneWay]
    [Alias("ReturnPermits")]
    Task ReturnPermits(int count);

    /// <summary>One INVITE of an attempt to one trunk; the first takes a channel as well.</summary>
    [Alias("Permit")]
    Task<PermitGrant> Permit(string trunk, string attempt);

    /// <summary>How an INVITE ended: failures in a row hold the trunk for a while, and a carrier that gets too much gets less.</summary>
    [OneWay]
    [Alias("Report")]
    Task Report(InviteNote note);

    /// <summary>The attempt is over, or goes over another carrier.</summary>
    [OneWay]
    [Alias("Release")]
    Task Release(string attempt);

    /// <summary>What a host's last OPTIONS to each trunk found, and how far its registrations are.</summary>
    [OneWay]
    [Alias("Probed")]
    Task Probed(TrunkProbes probes);

    /// <summary>How the carrier stands.</summary>
    [Alias("GetStatus")]
    Task<CarrierStatus> GetStatus();
}
