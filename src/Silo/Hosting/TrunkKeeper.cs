using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Sip.Trunks;
using Microsoft.Extensions.Options;

namespace CxBridge.Silo.Hosting;

/// <summary>Keeps in touch with every carrier: OPTIONS in turn, and a registration where the settings name the carrier.</summary>
internal sealed partial class TrunkKeeper(ICarrierStore carriers, TrunkWatch watch, SipEndpoint endpoint, IOptions<SipOptions> options, TimeProvider time, ILogger<TrunkKeeper> logger)
    : BackgroundService
{
    private readonly Dictionary<CarrierId, (CarrierRoute Route, SipRegistration Registration)> _registrations = [];

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
            await watch.CheckAsync([.. all.Select(RouteOf)], stoppingToken);
        }
#pragma warning disable CA1031 // A database that is away for a while must not end the watch over the carriers.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogSkipped(fault);
        }
    }

    private async Task RegisterAsync(IReadOnlyList<Carrier> all)
    {
        string[] names = options.Value.RegisterCarriers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        CarrierRoute[] wanted = [.. all.Where(carrier => names.Contains(carrier.Name, StringComparer.OrdinalIgnoreCase)).Select(RouteOf)];
        foreach ((CarrierRoute route, SipRegistration registration) in _registrations.Values.Where(kept => !wanted.Contains(kept.Route)).ToArray())
        {
            _registrations.Remove(route.Carrier);
            await registration.DisposeAsync();
        }

        foreach (CarrierRoute route in wanted.Where(route => !_registrations.ContainsKey(route.Carrier)))
        {
            _registrations[route.Carrier] = (route, new SipRegistration(endpoint, route));
        }
    }

    private static CarrierRoute RouteOf(Carrier carrier) => new(carrier.Id, carrier.Uri, carrier.Username, carrier.Password);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The carriers could not be listed; they are looked after in the next round")]
    private partial void LogSkipped(Exception fault);
}
