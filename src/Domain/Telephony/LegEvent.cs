namespace CxBridge.Domain.Telephony;

/// <summary>What happened to a leg.</summary>
public abstract record LegEvent
{
    private LegEvent()
    {
    }

    /// <summary>The INVITE left this host; from now on the callee's telephone may ring.</summary>
    public sealed record Sent : LegEvent;

    /// <summary>A provisional response of 180 to 189.</summary>
    /// <param name="Status">SIP status code.</param>
    /// <param name="EarlyMedia">Media agreed before the answer (183 with a body), or null.</param>
    public sealed record Ringing(int Status, AgreedMedia? EarlyMedia) : LegEvent;

    /// <summary>2xx received and acknowledged.</summary>
    public sealed record Answered(AgreedMedia Media) : LegEvent;

    /// <summary>A re-INVITE or UPDATE changed the media (hold, resume, moved address, other codec).</summary>
    public sealed record MediaChanged(AgreedMedia Media) : LegEvent;

    /// <summary>A digit by SIP INFO.</summary>
    public sealed record InfoDtmf(char Digit) : LegEvent;

    /// <summary>The leg is over.</summary>
    public sealed record Ended(LegEnd End) : LegEvent;
}
