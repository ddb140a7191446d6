namespace CxBridge.Tests.Contract.Attempts;

/// <param name="Action">What is done.</param>
/// <param name="Owner">By whom, of two.</param>
/// <param name="Campaign">In which of two.</param>
/// <param name="Pick">To which, by remainder.</param>
public sealed record NumberStep(DialAction Action, int Owner, int Campaign, int Pick)
{
    // As often as they stand here.
    private static readonly DialAction[] Actions =
    [
        DialAction.Lease, DialAction.Lease, DialAction.Lease,
        DialAction.Claim, DialAction.Claim, DialAction.Claim, DialAction.Claim,
        DialAction.Gate, DialAction.Gate, DialAction.Gate, DialAction.Gate, DialAction.Gate,
        DialAction.Close, DialAction.Close, DialAction.Close,
        DialAction.GiveBack,
        DialAction.LeaseEnds, DialAction.LeaseEnds,
        DialAction.OwnerCrashes,
        DialAction.HostCrashes,
    ];

    public static NumberStep Next(Random random) => new(Actions[random.Next(Actions.Length)], random.Next(2), random.Next(2), random.Next(1_000));
}
