using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.Routing;

/// <summary>Reads the fate of an INVITE from the end of its leg. Pure.</summary>
public static class InviteFates
{
    // 429 is "provide referrer identity" by RFC 3892, which no INVITE of ours can meet; carriers borrow it from HTTP for "too many requests".
    private const int TooManyRequests = 429;

    /// <summary>What the end of a leg says of its trunk.</summary>
    /// <param name="end">The end.</param>
    /// <param name="answered">Whether the call was answered: then whatever ended it, the trunk carried it.</param>
    public static InviteFate Of(LegEnd end, bool answered) => end switch
    {
        _ when answered => InviteFate.Carried,
        { Reason: LegEndReason.Cancelled or LegEndReason.LocalHangup } => InviteFate.Unknown,
        { Status: 503 or TooManyRequests } => InviteFate.Throttled,
        { Reason: LegEndReason.CarrierFailure, Status: >= 500, RetryAfter: not null } => InviteFate.Throttled,

        // Without a status nothing reached the far end but the wish for a permit.
        { Reason: LegEndReason.CarrierFailure, Status: null } => InviteFate.Unknown,
        { Reason: LegEndReason.CarrierFailure or LegEndReason.Unreachable } => InviteFate.Failed,
        _ => InviteFate.Carried,
    };

    /// <summary>Whether the call may be tried another way: nobody's telephone has rung yet, and it was not the callee's side that said no.</summary>
    /// <param name="end">The end of the leg so far.</param>
    /// <param name="rang">Whether it had rung.</param>
    public static bool MayGoElsewhere(LegEnd end, bool rang) =>
        !rang && end.Reason is (LegEndReason.CarrierFailure or LegEndReason.Unreachable);
}
