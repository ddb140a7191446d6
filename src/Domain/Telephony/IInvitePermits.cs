namespace CxBridge.Domain.Telephony;

/// <summary>
/// Port: the right to send INVITEs of one call. Asked before each of them: the first, the one with credentials after 401 or 407, the one with a longer
/// session interval after 422, and the one to the carrier's next server. An INVITE that the protocol repeats because UDP may lose it is the same INVITE.
/// </summary>
public interface IInvitePermits
{
    /// <summary>Waits for the next place in the carrier's schedule.</summary>
    /// <returns>A permit to be used at once, or the reason why there is none.</returns>
    Task<InvitePermit> NextAsync(CancellationToken cancellationToken);

    /// <summary>The INVITE of the last permit leaves now. Without it that permit was never used: the call ended first, or it came too late. Called under the
    /// gate of the signalling: it only takes note.</summary>
    void Used();
}
