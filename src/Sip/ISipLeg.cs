using CxBridge.Domain.Telephony;

namespace CxBridge.Sip;

/// <summary>What a leg made here can do beyond the port. Every leg of <see cref="SipSignalling"/> and <see cref="IncomingCall"/> is one.</summary>
public interface ISipLeg : ICallLeg
{
    /// <summary>Offers media anew by re-INVITE (RFC 3261 section 14): hold with SendOnly or Inactive, resume with SendReceive, or another address.
    /// What is agreed arrives as <see cref="LegEvent.MediaChanged"/>.</summary>
    /// <param name="media">Where this side receives from now on.</param>
    /// <param name="direction">As this side means it.</param>
    /// <returns>True once the far end agreed; false when it refused, when both sides kept offering at once, or when there is no answered call.</returns>
    Task<bool> ReofferAsync(LocalMedia media, MediaDirection direction);
}
