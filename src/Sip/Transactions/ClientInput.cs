namespace CxBridge.Sip.Transactions;

/// <summary>What can happen to a client transaction.</summary>
internal enum ClientInput
{
    Provisional,
    Success,
    Failure,

    /// <summary>Timer A or E.</summary>
    Retransmit,

    /// <summary>Timer B or F.</summary>
    TimeOut,

    /// <summary>Timer D, K or M: retransmissions of the final response have died out.</summary>
    Linger,

    TransportFailed,
}
