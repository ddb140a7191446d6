namespace CxBridge.Practice.Personas;

/// <summary>What a line does with an INVITE.</summary>
public abstract record LinePlan
{
    private LinePlan()
    {
    }

    /// <summary>180, and 200 after the drawn ringing time.</summary>
    /// <param name="RingMs">From the INVITE to the answer, in milliseconds.</param>
    /// <param name="Transfers">What the carrier does when the caller has this line handed to somebody else.</param>
    public sealed record Answer(Between RingMs, TransferPlan Transfers = TransferPlan.Accept) : LinePlan;

    /// <summary>A final refusal after the drawn time; 180 comes first when that time is above half a second.</summary>
    /// <param name="Status">SIP status, 400 to 699.</param>
    /// <param name="Reason">Reason phrase.</param>
    /// <param name="AfterMs">From the INVITE, in milliseconds.</param>
    /// <param name="RetryAfterSeconds">Becomes a Retry-After header (RFC 3261 section 20.33), or null.</param>
    public sealed record Reject(int Status, string Reason, Between AfterMs, int? RetryAfterSeconds) : LinePlan;

    /// <summary>180, and nothing more until CANCEL.</summary>
    public sealed record RingOut : LinePlan;

    /// <summary>No response at all, as if the packet were lost.</summary>
    public sealed record Ignore : LinePlan;
}
