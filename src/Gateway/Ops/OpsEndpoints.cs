using System.Globalization;
using System.Runtime.CompilerServices;
using CxBridge.Domain.Accounts;
using CxBridge.Domain.Dialling.Supervision;
using CxBridge.Domain.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxBridge.Gateway.Ops;

/// <summary>What the console watches, and what a supervisor asks.</summary>
internal static partial class OpsEndpoints
{
    public static void MapOps(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder ops = v1.MapGroup("").WithTags("Operation");
        ops.MapGet("/slots", Slots).WithSummary("All hosts of the cell, their slots and lines and the calls in them");
        ops.MapGet("/outbox", Outbox).WithSummary("How many webhooks wait, were delivered, are dead letters");
        ops.MapGet("/live", Live).WithSummary("Server-sent events: a whole snapshot every second")
            .Produces<LiveSnapshot>(StatusCodes.Status200OK, "text/event-stream");
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health", Alive).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Ok<SlotsView>> Slots(HostViews hosts, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SlotsView(await hosts.GetAsync(cancellationToken), time.GetUtcNow()));

    private static async Task<Ok<OutboxView>> Outbox(IOutboxStore outbox, TimeProvider time, CancellationToken cancellationToken)
    {
        OutboxCounts counts = await outbox.CountAsync(cancellationToken);
        return TypedResults.Ok(new OutboxView(counts.Waiting, counts.Delivered, counts.Dead, time.GetUtcNow()));
    }

    private static ServerSentEventsResult<LiveSnapshot> Live(
        LiveSnapshots live, TimeProvider time, LiveFeedEnd end, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(Beats(live, time, end.Token, cancellationToken), "snapshot");

    private static async IAsyncEnumerable<LiveSnapshot> Beats(
        LiveSnapshots live, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A stream never ends by itself: without this the host would wait for every open console before it stops.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        using var beat = new PeriodicTimer(LiveSnapshots.Beat, time);
        while (!ends.IsCancellationRequested)
        {
            yield return await live.GetAsync(ends.Token);
            if (!await NextAsync(beat, ends.Token))
            {
                yield break;
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer beat, CancellationToken ends)
    {
        try
        {
            return await beat.WaitForNextTickAsync(ends);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // A dialler that is stuck cannot say so itself; who restarts this process on it needs to hear it.
    private static Results<Ok<Health>, JsonHttpResult<Health>> Alive(IServiceProvider services)
    {
        IReadOnlyList<StalePartition> stale = services.GetService<IDialPulse>()?.Stale() ?? [];
        return stale.Count == 0
            ? TypedResults.Ok(new Health("live"))
            : TypedResults.Json(
                new Health(string.Create(CultureInfo.InvariantCulture, $"the dialler is stuck: {stale.Count} partitions should tick every 2 s and do not, {stale[0].Partition.Campaign} for {stale[0].Since.TotalSeconds:0} s")),
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<Health>, JsonHttpResult<Health>>> Ready(IAccountStore store, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            await store.AnyUserAsync(cancellationToken);
            return TypedResults.Ok(new Health("ready"));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotReady(loggers.CreateLogger("CxBridge.Gateway.Ready"), e);
            return TypedResults.Json(new Health("the database does not answer"), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the database does not answer")]
    private static partial void LogNotReady(ILogger logger, Exception exception);

    private sealed record Health(string Status);
}
