using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Telephony;

/// <summary>An order to send one INVITE.</summary>
/// <param name="Attempt">Becomes the user part of the Call-ID, so that a carrier's records and ours can be compared.</param>
/// <param name="Route">The carrier.</param>
/// <param name="To">Called number.</param>
/// <param name="From">Calling number shown to the callee.</param>
/// <param name="Media">Our offer.</param>
/// <param name="RingTimeout">From INVITE to a final answer; then CANCEL and <see cref="LegEndReason.RingTimeout"/>.</param>
public sealed record PlaceCall(AttemptId Attempt, CarrierRoute Route, PhoneNumber To, PhoneNumber From, LocalMedia Media, TimeSpan RingTimeout)
{
    /// <summary>Asked before each INVITE; null sends without asking.</summary>
    public IInvitePermits? Permits { get; init; }

    /// <summary>A far end that has not answered anything for so long is given up as unreachable; null waits as long as the protocol does (Timer B, 32 s).
    /// For calls that have another way to go.</summary>
    public TimeSpan? Silence { get; init; }
}
