using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>Reads from the end of a call what it says of the number that it showed. Pure.</summary>
public static class CallerIdResults
{
    /// <summary>The result; null when the end says nothing of the number: the carrier failed, or we gave up.</summary>
    /// <param name="end">How the call ended.</param>
    /// <param name="answered">Whether it was answered.</param>
    public static CallerIdResult? Of(LegEnd end, bool answered) => end switch
    {
        _ when answered => CallerIdResult.Answered,
        { Status: 603 or 607 or 608 } => CallerIdResult.Refused,
        { Reason: LegEndReason.Busy or LegEndReason.NoAnswer or LegEndReason.RingTimeout } => CallerIdResult.NotAnswered,
        _ => null,
    };
}
