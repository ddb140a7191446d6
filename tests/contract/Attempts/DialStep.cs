namespace CxBridge.Tests.Contract.Attempts;

public enum DialAction
{
    Lease,
    ReleaseLease,

    /// <summary>Time moves past every lease.</summary>
    LeaseEnds,
    Claim,

    /// <summary>Of any claim ever made, stale and gated ones included.</summary>
    Gate,
    GiveBack,

    /// <summary>Of any attempt that ever passed the gate, closed ones included.</summary>
    Close,

    /// <summary>Of any attempt that ever passed the gate: its host says that it sent nothing.</summary>
    Withdraw,

    /// <summary>Forgets what it claimed.</summary>
    OwnerCrashes,

    /// <summary>What it left open is closed as unknown by its next life.</summary>
    HostCrashes,
    PauseAndResume,
}

public enum Order
{
    AfterTheLast,
    WithTheLast,
}

/// <param name="Action">What is done.</param>
/// <param name="Owner">By whom.</param>
/// <param name="Pick">To which, by remainder.</param>
/// <param name="Order">Whether it waits for the step before it.</param>
public sealed record DialStep(DialAction Action, int Owner, int Pick, Order Order);
