using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Carriers;

namespace CxBridge.Grains.Dialling;

/// <summary>
/// What the carriers of a campaign take of one tick's dials.
/// <code>
/// 1 numbers  promises of the campaign's pool of caller ids
/// 2 lease    promises of the carrier; with routes, of every carrier that the campaign's calls may go to
/// 3 assign   each claim a place in time at the first carrier of its plan that has one left; who gets none is given back
/// 4 return   promises that nobody will come for
/// </code>
/// A promise is not the permit: the host asks for that just before each INVITE.
/// </summary>
internal sealed class DialPermits
{
    private readonly IGrainFactory _grains;
    private readonly CampaignSettings _settings;
    private readonly RouteTable _routes;
    private readonly CallerIdRoom? _numbers;
    private readonly Dictionary<CarrierId, Share> _shares;

    private DialPermits(IGrainFactory grains, CampaignSettings settings, RouteTable routes, CallerIdRoom? numbers, IEnumerable<(CarrierId Carrier, PermitLease Lease)> leases)
    {
        (_grains, _settings, _routes, _numbers) = (grains, settings, routes, numbers);
        _shares = leases.ToDictionary(l => l.Carrier, l => new Share(l.Lease));
    }

    /// <summary>Dials that the carriers take and that there are numbers to show for. Each carrier promises for all of them: together they may promise more.</summary>
    public int Count => Math.Min(_shares.Values.Sum(s => s.Lease.Count), _numbers?.Calls ?? int.MaxValue);

    /// <summary>Steps 1 and 2.</summary>
    public static async Task<DialPermits> LeaseAsync(IGrainFactory grains, RouteTable routes, CampaignSettings settings, int wanted)
    {
        CallerIdRoom? numbers = settings.CallerIdPool is { } pool ? await grains.GetGrain<ICallerIdPoolGrain>(GrainKeys.CallerIds(pool)).Promise(wanted) : null;
        int most = Math.Min(wanted, numbers?.Calls ?? int.MaxValue);
        IEnumerable<CarrierId> asked = most > 0 ? routes.CarriersWith(settings.Carrier) : [];
        (CarrierId Carrier, PermitLease Lease)[] leases = await Task.WhenAll(asked.Select(async carrier => (carrier, await Gate(grains, carrier).LeasePermits(most))));
        return new DialPermits(grains, settings, routes, numbers, leases);
    }

    /// <summary>What a report tells of it.</summary>
    public DialReport NoteIn(DialReport report, DateTimeOffset now)
    {
        PermitLease[] all = [.. _shares.Values.Select(s => s.Lease)];
        PermitLease? next = all.Length > 0 && all.All(l => l.Hold is not null) ? all.MinBy(l => l.Hold) : null;
        return report with
        {
            Permits = Count,
            CallerIds = _numbers?.Calls,
            CallerIdShortage = _numbers?.Shortage ?? default,
            CarrierRefusal = Count < report.Slots && all.Length > 0 ? all.Select(l => l.Refusal).Max() : PermitRefusal.None,
            CallsPerSecond = all.Length > 0 ? all.Sum(l => l.CallsPerSecond) : null,
            FreeChannels = all.Length > 0 ? all.Sum(l => l.FreeChannels) : null,
            FullCallsPerSecond = all.Length > 0 ? all.Sum(l => l.FullCallsPerSecond) : null,
            CarrierSlowedUntil = now + all.Max(l => l.SlowedFor),
            CarrierHeldUntil = next?.Hold > TimeSpan.Zero ? now + next.Hold : null,
            CarrierHoldCause = next?.HoldCause ?? default,
        };
    }

    /// <summary>Step 3.</summary>
    /// <returns>Claims with their place from now, in order; those for which there is none are left out.</returns>
    public async Task<IReadOnlyList<(Claim Claim, TimeSpan Place)>> AssignAsync(
        IReadOnlyList<Claim> claims, ICallWayStore ways, CancellationToken cancellationToken)
    {
        // With one carrier it does not matter whom the claim calls.
        IReadOnlyDictionary<AttemptId, PhoneNumber>? numbers =
            _shares.Count > 1 && claims.Count > 0 ? await ways.NumbersAsync([.. claims.Select(c => c.Attempt)], cancellationToken) : null;
        var placed = new List<(Claim Claim, TimeSpan Place)>();
        foreach (Claim claim in claims)
        {
            IEnumerable<CarrierId> plan = numbers?.TryGetValue(claim.Attempt, out PhoneNumber number) == true
                ? RoutePlan.For(number, _routes, _settings.Carrier).Steps.Select(s => s.Carrier)
                : _shares.Keys;

            // A barred number has no carrier: the host closes it with that reason, and no INVITE is sent.
            CarrierId[] carriers = [.. plan];
            if (carriers.Length == 0)
            {
                placed.Add((claim, TimeSpan.Zero));
            }
            else if (carriers.Select(c => _shares.GetValueOrDefault(c)).FirstOrDefault(s => s?.HasPlace == true) is { } share)
            {
                placed.Add((claim, share.TakePlace()));
            }
        }

        return [.. placed.OrderBy(p => p.Place)];
    }

    /// <summary>Step 4.</summary>
    /// <param name="dialled">Orders that hosts took: as many of the promises will be asked for.</param>
    public async Task ReturnAsync(int dialled)
    {
        if (_settings.CallerIdPool is { } pool && _numbers!.Calls > dialled)
        {
            await _grains.GetGrain<ICallerIdPoolGrain>(GrainKeys.CallerIds(pool)).TakeBack(_numbers.Calls - dialled);
        }

        foreach ((CarrierId carrier, Share share) in _shares)
        {
            int used = Math.Min(share.Taken, dialled);
            dialled -= used;
            if (share.Lease.Count > used)
            {
                await Gate(_grains, carrier).ReturnPermits(share.Lease.Count - used);
            }
        }
    }

    private static ICarrierGateGrain Gate(IGrainFactory grains, CarrierId carrier) => grains.GetGrain<ICarrierGateGrain>(GrainKeys.Carrier(carrier));

    /// <summary>What one carrier takes.</summary>
    private sealed class Share(PermitLease lease)
    {
        public PermitLease Lease => lease;

        public int Taken { get; private set; }

        public bool HasPlace => Taken < lease.Count;

        public TimeSpan TakePlace() => lease.FirstAfter + (lease.Spacing * Taken++);
    }
}
