using CxBridge.Domain.Carriers;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Carriers;
using CxBridge.Sip;
using CxBridge.Sip.Trunks;
using Microsoft.Extensions.Options;

namespace CxBridge.Silo.Hosting;

/// <summary>Keeps in touch with every trunk: OPTIONS in turn, a registration where the trunk or the settings want one, and tells the carriers' gates what it found.</summary>
internal sealed partial class TrunkKeeper(
    ICarrierStore carriers, TrunkWatch watch, SipEndpoint endpoint, ICallEngine engine, IGrainFactory grains, IOptions<SipOptions> options, TimeProvider time, ILogger<TrunkKeeper> logger)
    : BackgroundService
{
    private readonly Dictionary<TrunkKey, (CarrierRoute Route, SipRegistration Registration)> _registrations = [];
    private bool _skipped;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var period = new PeriodicTimer(options.Value.TrunkPing, time);
        try
        {
            do
            {
                await LookAfterAsync(stoppingToken);
            }
            while (await period.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            await Task.WhenAll(_registrations.Values.Select(kept => kept.Registration.DisposeAsync().AsTask()));
        }
    }

    private async Task LookAfterAsync(CancellationToken stoppingToken)
    {
        try
        {
            IReadOnlyList<Carrier> all = await carriers.ListAsync(stoppingToken);
            await RegisterAsync(all);
            await watch.CheckAsync([.. all.SelectMany(RoutesOf)], stoppingToken);
            await TellAsync(all);
            _skipped = false;
        }
#pragma warning disable CA1031 // A database or a gate that is away for a while must not end the watch over the trunks.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            if (!_skipped)
            {
                _skipped = true;
                LogSkipped(fault);
            }
        }
    }

    private async Task RegisterAsync(IReadOnlyList<Carrier> all)
    {
        string[] names = options.Value.RegisterCarriers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        CarrierRoute[] wanted =
        [
            .. all.SelectMany(carrier => carrier.Trunks
                .Where(trunk => trunk.Registration == TrunkRegistration.Register || names.Contains(carrier.Name, StringComparer.OrdinalIgnoreCase))
                .Select(trunk => CarrierRoute.Of(carrier.Id, trunk))),
        ];
        foreach ((CarrierRoute route, SipRegistration registration) in _registrations.Values.Where(kept => !wanted.Contains(kept.Route)).ToArray())
        {
            _registrations.Remove(route.Key);
            await registration.DisposeAsync();
        }

        foreach (CarrierRoute route in wanted.Where(route => !_registrations.ContainsKey(route.Key)))
        {
            _registrations[route.Key] = (route, new SipRegistration(endpoint, route));
        }
    }

    private async Task TellAsync(IReadOnlyList<Carrier> all)
    {
        ILookup<CarrierId, TrunkProbe> found = watch.Health.ToLookup(health => health.Trunk.Carrier, ProbeOf);
        foreach (Carrier carrier in all)
        {
            await grains.GetGrain<ICarrierGateGrain>(GrainKeys.Carrier(carrier.Id)).Probed(new TrunkProbes(engine.Host.Name, [.. found[carrier.Id]]));
        }
    }

    private TrunkProbe ProbeOf(TrunkHealth health) => new(
        health.Trunk.Trunk,
        health.Result.Verdict.ToString(),
        health.Result.Status,
        health.Result.Elapsed.TotalMilliseconds,
        health.Since,
        _registrations.TryGetValue(health.Trunk, out (CarrierRoute Route, SipRegistration Registration) kept) ? kept.Registration.State.ToString() : null);

    private static IEnumerable<CarrierRoute> RoutesOf(Carrier carrier) => carrier.Trunks.Select(trunk => CarrierRoute.Of(carrier.Id, trunk));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The trunks could not be looked after; it is tried again each round, and this is not logged again until it works")]
    private partial void LogSkipped(Exception fault);
}
