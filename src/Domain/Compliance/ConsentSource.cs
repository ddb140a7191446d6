namespace CxBridge.Domain.Compliance;

/// <summary>How a campaign knows that its contacts have consented.</summary>
public enum ConsentSource
{
    /// <summary>From the column <c>consent</c> of each contact.</summary>
    Column,

    /// <summary>Who runs the campaign states that all its contacts have consented and that the proof is kept elsewhere.</summary>
    Attested,
}
