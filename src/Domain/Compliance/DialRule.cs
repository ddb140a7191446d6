namespace CxBridge.Domain.Compliance;

/// <summary>The rules that can keep a contact from being dialled. In the store and the interface in lower snake case.</summary>
public enum DialRule
{
    /// <summary>The number is on a do-not-call list.</summary>
    Suppressed,

    /// <summary>The settings do not say who calls.</summary>
    CallerUnnamed,

    /// <summary>The place wants consent, and the contact has none on record, or has refused it.</summary>
    ConsentMissing,

    /// <summary>The place wants another caller id for calls of this purpose.</summary>
    CallerIdSeries,

    /// <summary>Nobody knows what time it is at the contact's.</summary>
    ZoneUnknown,

    /// <summary>Outside the calling hours of the contact's own clock.</summary>
    CallingHours,

    /// <summary>A public holiday at the contact's.</summary>
    Holiday,

    /// <summary>The number is in a call, or about to be, for some campaign.</summary>
    InCall,

    /// <summary>Too soon after the last attempt to this number.</summary>
    AttemptGap,

    /// <summary>As many attempts to this number on this day as are allowed.</summary>
    AttemptsPerDay,

    /// <summary>As many attempts to this number within 24 hours as are allowed.</summary>
    AttemptsPer24Hours,

    /// <summary>As many attempts to this number within 30 days as are allowed.</summary>
    AttemptsPer30Days,

    /// <summary>Somebody answered a call to this number and nobody was there to speak.</summary>
    AfterAbandonedCall,

    /// <summary>Another campaign has called this number lately.</summary>
    OtherCampaign,
}
