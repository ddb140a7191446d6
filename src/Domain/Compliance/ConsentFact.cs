namespace CxBridge.Domain.Compliance;

/// <summary>What a contact's file says of consent.</summary>
public enum ConsentFact
{
    /// <summary>Nothing.</summary>
    Unstated,
    Given,

    /// <summary>Refused or taken back: then nothing else counts.</summary>
    Refused,
}
