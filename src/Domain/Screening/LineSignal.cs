namespace CxBridge.Domain.Screening;

/// <summary>What a network or a machine says in tones.</summary>
public enum LineSignal
{
    None,

    /// <summary>A special information tone that does not say why (ITU-T E.180 / Q.35).</summary>
    SpecialInformation,

    /// <summary>Special information tone: the number was changed or disconnected.</summary>
    Intercept,

    /// <summary>Special information tone: there is no such number.</summary>
    VacantCode,

    /// <summary>Special information tone: the exchange could not complete the call.</summary>
    Reorder,

    /// <summary>Special information tone: no free circuit.</summary>
    NoCircuit,

    /// <summary>The busy tone.</summary>
    Busy,

    /// <summary>The fast busy tone: congestion.</summary>
    Congestion,

    /// <summary>It rings elsewhere.</summary>
    Ringback,

    /// <summary>A fax or modem that answers (CED, 2100 Hz, ITU-T T.30 and V.25).</summary>
    FaxAnswer,

    /// <summary>A fax that calls (CNG, 1100 Hz, ITU-T T.30).</summary>
    FaxCall,

    /// <summary>The network says that the callee cannot be reached at the moment.</summary>
    NotReachable,
}
