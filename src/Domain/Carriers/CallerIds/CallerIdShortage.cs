namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>Why a pool has no number for a call. In the interface in lower snake case.</summary>
public enum CallerIdShortage
{
    None,

    /// <summary>The pool has no numbers, or all are off.</summary>
    Empty,

    /// <summary>Every number was shown, or is promised to be, as often as it may be today.</summary>
    DailyCaps,

    /// <summary>Every number that is left rests, for its calls were answered too rarely or refused too often.</summary>
    Resting,

    /// <summary>Every number that is left is shown, or is promised to be, by as many calls as it may be at once.</summary>
    InUse,
}
