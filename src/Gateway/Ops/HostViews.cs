using CxBridge.Domain.Calls;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxBridge.Gateway.Ops;

/// <summary>All hosts of the cell with the calls in their slots and on their lines: this process's own from its engine, the others from the registry.</summary>
internal sealed partial class HostViews(ICallStore calls, IServiceProvider services, ILogger<HostViews> logger)
{
    private const int Page = 500;
    private const int MostPages = 4;
    private readonly ICallEngine? _engine = services.GetService<ICallEngine>();
    private readonly IHostReadiness? _readiness = services.GetService<IHostReadiness>();
    private readonly IFleet? _fleet = services.GetService<IFleet>();
    private bool _silent;

    public async Task<IReadOnlyList<HostView>> GetAsync(CancellationToken cancellationToken)
    {
        HostReport? own = _engine?.Report();
        IReadOnlyList<HostReport> hosts = await OthersAsync(cancellationToken);
        if (hosts.Count == 0 && own is null)
        {
            return [];
        }

        List<CallSummary> live = await LiveAsync(cancellationToken);
        List<HostView> views = [.. hosts.Where(h => h.Host.Name != own?.Host.Name).Select(h => SlotTable.Of(h, [], SlotTable.LinesOf(h), [], live))];
        if (own is not null)
        {
            // The engine knows its slots to the moment; a wish for it that is on its way only the registry knows.
            bool closed = own.Draining || hosts.Any(h => h.Host == own.Host && h.Draining);
            views.Add(SlotTable.Of(own with { Draining = closed }, _engine!.Slots, _engine.Lines, [.. _readiness?.Holds ?? [], .. _engine.Holds], live));
        }

        return [.. views.OrderBy(v => v.Host, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<HostReport>> OthersAsync(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<HostReport> hosts = _fleet is null ? [] : await _fleet.HostsAsync(cancellationToken);
            _silent = false;
            return hosts;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The live feed asks every second and goes on; that the registry is away is said once.
            if (!_silent)
            {
                LogSilent(problem);
            }

            _silent = true;
            return [];
        }
    }

    private async Task<List<CallSummary>> LiveAsync(CancellationToken cancellationToken)
    {
        var live = new List<CallSummary>();
        AttemptId? before = null;
        for (int page = 0; page < MostPages; page++)
        {
            IReadOnlyList<CallSummary> some = await calls.ListAsync(new CallFilter(Live: true, Before: before, Limit: Page), cancellationToken);
            live.AddRange(some);
            if (some.Count < Page)
            {
                break;
            }

            before = some[^1].Attempt;
        }

        return live;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The fleet registry does not answer; until it does, no other hosts are shown")]
    private partial void LogSilent(Exception problem);
}
