namespace CxBridge.Domain.Telephony;

/// <summary>The right to send one INVITE.</summary>
/// <param name="Refusal">Why there is none, in words; null when it is given.</param>
/// <param name="SendBefore">Timestamp of the TimeProvider after which it is void: ask for another then.</param>
public readonly record struct InvitePermit(string? Refusal, long SendBefore)
{
    /// <summary>Nothing may be sent.</summary>
    public static InvitePermit Refused(string reason) => new(reason, 0);
}
