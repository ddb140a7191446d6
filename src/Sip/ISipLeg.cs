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

    /// <summary>Attended transfer: the far end is asked to take this side's place in another call of the same endpoint (REFER with Replaces,
    /// RFC 3891 and RFC 5589 section 7). Both calls stay until they are hung up.</summary>
    /// <param name="other">The consultation call, answered.</param>
    /// <param name="cancellationToken">Gives up waiting; the far end may still transfer.</param>
    /// <returns>True once the far end's NOTIFY reported a 2xx; false on refusal, after 30 s, or when either call is not answered.</returns>
    Task<bool> TransferAsync(ICallLeg other, CancellationToken cancellationToken);
}
