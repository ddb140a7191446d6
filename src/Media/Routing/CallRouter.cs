using CxBridge.Domain.Attempts;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Routing;

/// <summary>
/// Finds the ways that a call may go, and sends it over them.
/// <code>
/// 1 plan       carriers for the number: by the longest prefix, cheapest first; else the campaign's own
/// 2 trunks     of each carrier by priority, as many as one call tries
/// 3 place      <see cref="RoutedLeg"/>: one after the other, until one carries the call
/// </code>
/// </summary>
internal sealed class CallRouter(
    IRouteStore routes, ICarrierStore carriers, ICallWayStore ways, ICarrierDesk desk, ISignalling signalling, TimeProvider time, ILogger<RoutedLeg> log)
{
    /// <summary>Steps 1 and 2.</summary>
    /// <returns>The ways, or how the call ends without having been placed.</returns>
    public async Task<(CallRoute? Route, LegEnd? End)> FindAsync(GatedAttempt gated, CancellationToken cancellationToken)
    {
        // 1
        long began = time.GetTimestamp();
        RoutePlan plan = RoutePlan.For(gated.Number, await routes.TableAsync(cancellationToken), gated.Settings.Carrier);
        if (plan.Steps.Count == 0)
        {
            return (null, new LegEnd(LegEndReason.Rejected, null, $"numbers that begin with {plan.Prefix} are barred by a route without carriers"));
        }

        // 2
        var trunks = new List<CallTrunk>();
        foreach (RouteStep step in plan.Steps)
        {
            if (trunks.Count >= RoutedLeg.MostTrunks)
            {
                // A carrier more would be two queries more before the INVITE, for a way that nobody tries.
                break;
            }

            if (await carriers.FindAsync(step.Carrier, cancellationToken) is { } carrier)
            {
                trunks.AddRange(TrunkOrder.For(carrier, gated.Attempt).Select(t => new CallTrunk(CarrierRoute.Of(carrier.Id, t), step.PricePerMinute)));
            }
        }

        return (trunks.Count == 0 ? null : new CallRoute(gated, gated.Settings.CallerId, trunks, began), null);
    }

    /// <summary>Step 3.</summary>
    public RoutedLeg Place(CallRoute route, LocalMedia media) => new(route, media, signalling, desk, ways, time, log);
}
