namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>What a call says of the number that it showed.</summary>
public enum CallerIdResult
{
    /// <summary>Nobody answered, or it was busy.</summary>
    NotAnswered,

    Answered,

    /// <summary>603, 607 or 608: declined, unwanted, rejected.</summary>
    Refused,
}
