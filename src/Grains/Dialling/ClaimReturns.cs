using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;

namespace CxBridge.Grains.Dialling;

/// <summary>
/// Gives claims back that were not dialled. While the store is away it cannot: such claims are kept and given back by a later tick, for as long as the lease is
/// ours nobody else would, and their contacts would wait for ever. A new owner voids them with the old epoch.
/// </summary>
internal sealed class ClaimReturns(IDialStore dial, CampaignPace pace, DialMetrics metrics)
{
    private readonly HashSet<Claim> _owed = [];

    /// <summary>Gives them back, safe even when an order is still on its way to a host: the gate then matches no row.</summary>
    public async Task GiveBackAsync(IEnumerable<Claim> claims)
    {
        _owed.UnionWith(claims);
        await PayAsync();
    }

    /// <summary>What an earlier tick could not give back.</summary>
    public async Task SettleAsync()
    {
        int before = _owed.Count;
        await PayAsync();
        if (before > 0)
        {
            metrics.Reaped(ReapCause.NotGivenBack, before);
        }
    }

    private async Task PayAsync()
    {
        foreach (Claim claim in _owed.ToArray())
        {
            await dial.GiveBackAsync(claim.Attempt, claim.Epoch, CancellationToken.None);
            _owed.Remove(claim);
            pace.GivenBack(claim.Attempt);
        }
    }
}
