namespace CxBridge.Domain.Compliance;

/// <summary>How an attempt to a number came to an end, as far as the rules care.</summary>
public enum PhoneUseEnd
{
    /// <summary>It goes on.</summary>
    Open,

    /// <summary>It is over.</summary>
    Over,

    /// <summary>It is over, and a person answered whom nobody spoke with.</summary>
    Abandoned,
}
