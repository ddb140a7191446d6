using CxBridge.Domain.Attempts;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Routing;

/// <summary>
/// Finds the ways that a call may go, and sends it over them.
/// <code>
/// 1 plan       carriers for the number: by the longest prefix, cheapest first; else the campaign's own
/// 2 caller id  leased of the campaign's pool, near to the callee; else the campaign's own number
/// 3 trunks     of each carrier by priority, as many as one call tries
/// 4 place      <see cref="RoutedLeg"/>: one after the other, until one carries the call
/// </code>
/// </summary>
internal sealed class CallRouter(
    IRouteStore routes, ICarrierStore carriers, ICallWayStore ways, ICarrierDesk desk, ISignalling signalling, TimeProvider time, ILogger<RoutedLeg> log)
{
    /// <summary>Steps 1 to 3.</summary>
    /// <returns>The ways, or how the call ends without having been placed.</returns>
    public async Task<(CallRoute? Route, LegEnd? End)> FindAsync(GatedAttempt gated, CancellationToken cancellationToken)
    {
        // 1
        RoutePlan plan = RoutePlan.For(gated.Number, await routes.TableAsync(cancellationToken), gated.Settings.Carrier);
        if (plan.Steps.Count == 0)
        {
            return (null, new LegEnd(LegEndReason.Rejected, null, $"numbers that begin with {plan.Prefix} are barred by a route without carriers"));
        }

        // 3
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

        if (trunks.Count == 0)
        {
            return (null, null);
        }

        // 2, last: what is leased must be let go of, and from here on nothing fails before the leg that does so.
        if (gated.Settings.CallerIdPool is not { } pool)
        {
            return (new CallRoute(gated, gated.Settings.CallerId, trunks), null);
        }

        CallerIdGrant grant = await desk.LeaseCallerIdAsync(pool, gated.Attempt, gated.Number, cancellationToken);
        return grant.Number is { } shown
            ? (new CallRoute(gated, shown, trunks), null)
            : (null, new LegEnd(LegEndReason.CarrierFailure, null, $"no number to show: {CallerIdShortages.InWords(grant.Shortage)}"));
    }

    /// <summary>Step 4.</summary>
    public RoutedLeg Place(CallRoute route, LocalMedia media) => new(route, media, signalling, desk, ways, time, log);
}
