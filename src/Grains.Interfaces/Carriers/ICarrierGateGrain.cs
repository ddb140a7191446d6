namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>Hands out the right to send INVITEs to one carrier. In memory; it begins with an empty bucket. Key: <see cref="GrainKeys.Carrier"/>.</summary>
[Alias("cx.ICarrierGateGrain")]
public interface ICarrierGateGrain : IGrainWithStringKey
{
    /// <summary>Permits for the coming tick, one an INVITE, spaced in time; unused ones expire.</summary>
    [Alias("LeasePermits")]
    Task<PermitLease> LeasePermits(int wanted);

    /// <summary>How an INVITE to this carrier ended: failures in a row hold the carrier for a while.</summary>
    [Alias("Report")]
    Task Report(CarrierResult result);
}
