namespace CxBridge.Domain.Dialling.Explain;

/// <summary>How far a tick of the dialler came.</summary>
public enum DialStep
{
    Failed,
    LeaseElsewhere,
    NobodyDue,

    /// <summary>The campaign's own hours are over, or not come.</summary>
    OutsideHours,

    /// <summary>A host said that it lacks what it needs to hear or speak this bot.</summary>
    CannotSpeak,

    /// <summary>Everything was asked; the report's numbers tell what was given.</summary>
    Asked,
}
