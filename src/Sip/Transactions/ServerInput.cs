namespace CxBridge.Sip.Transactions;

/// <summary>What can happen to a server transaction.</summary>
internal enum ServerInput
{
    /// <summary>The request came again.</summary>
    Repeated,

    /// <summary>An ACK with the branch of the INVITE.</summary>
    Ack,

    /// <summary>The user answers 1xx.</summary>
    Provisional,

    /// <summary>The user answers 2xx.</summary>
    Success,

    /// <summary>The user answers 300 to 699.</summary>
    Failure,

    /// <summary>Timer G.</summary>
    Retransmit,

    /// <summary>Timer H: the ACK never came.</summary>
    TimeOut,

    /// <summary>Timer I, J or L.</summary>
    Linger,
}
