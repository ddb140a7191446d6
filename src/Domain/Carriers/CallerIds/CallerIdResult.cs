namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>What a call says of the number that it showed.</summary>
public enum CallerIdResult
{
    /// <summary>Nobody answered, or it was busy.</summary>
    NotAnswered,

    Answered,

    /// <summary>603, 607 or 608: declined, unwanted, rejected.</summary>
    Refused,

    // Later ones go here: results travel between processes as numbers.

    /// <summary>Nobody was called: the number was not shown, and does not count for its day.</summary>
    NotShown,
}
