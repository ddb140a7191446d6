namespace CxBridge.Practice.Personas;

/// <summary>What the carrier does with a REFER.</summary>
public enum TransferPlan
{
    /// <summary>Its operator answers: NOTIFY 200, and soon afterwards BYE.</summary>
    Accept,

    /// <summary>Nobody is there: NOTIFY 503, and the call goes on.</summary>
    Refuse,
}
