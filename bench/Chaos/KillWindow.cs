namespace CxBridge.Bench.Chaos;

/// <summary>Between which two steps of an attempt the host is killed.</summary>
public enum KillWindow
{
    /// <summary>The contact is leased; nobody may dial it under this epoch any more.</summary>
    ClaimToGate,

    /// <summary>The right to dial is used up, and nothing was sent.</summary>
    GateToInvite,

    /// <summary>Somebody's telephone rings.</summary>
    InviteToAnswer,

    /// <summary>Somebody is on the line, or was and the row does not know yet.</summary>
    AnswerToClose,

    /// <summary>The result is in the outbox, and the CRM does not have it for certain.</summary>
    CloseToDelivery,

    /// <summary>While the host starts: its recovery is cut short.</summary>
    Start,

    /// <summary>At any moment.</summary>
    Any,
}
