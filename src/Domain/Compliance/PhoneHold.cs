namespace CxBridge.Domain.Compliance;

/// <summary>Whether somebody else has a number in hand.</summary>
public enum PhoneHold
{
    Free,

    /// <summary>An attempt for another contact with this number is reserved or under way.</summary>
    Taken,
}
