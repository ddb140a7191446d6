using System.Diagnostics.CodeAnalysis;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Inbound;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Calls;

/// <summary>
/// Decides about calls that come in.
/// <code>
/// 1 route     by the called number; nobody has it -> 404
/// 2 ready     the bot can speak and hear here; else 503
/// 3 slot      any free one; draining or cordoned -> 503; none -> Sip:StatusWhenFull (503 with Retry-After, or 486)
/// 4 session   notes the call, answers it and goes its way (CallSession.Inbound.cs)
/// </code>
/// One at a time: a decision is two look-ups, and who waits is in the endpoint's bounded queue.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "The container makes it.")]
internal sealed partial class InboundDesk(
    IInboundSignalling signalling, IInboundStore store, CallEngine engine, IEnumerable<IHostReadiness> readiness, ILogger<InboundDesk> log) : BackgroundService
{
    private static readonly TimeSpan LookUp = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The endpoint opens with the host's services, of which this is one.
        await Task.Yield();
        try
        {
            await foreach (IInboundCall call in signalling.CallsAsync(stoppingToken))
            {
                await DecideAsync(call, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what waits gets 503 from the endpoint.
        }
    }

    private async Task DecideAsync(IInboundCall call, CancellationToken stoppingToken)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            limit.CancelAfter(LookUp);

            // 1 route
            if (InboundRoute.Find(await store.ListAsync(limit.Token), call.To) is not { } route)
            {
                LogNobody();
                await call.RejectAsync(InboundStatus.NotFound, null);
                return;
            }

            // 2 ready
            foreach (IHostReadiness host in readiness)
            {
                if (!await host.CanServeAsync(route.Bot, route.BotVersion, limit.Token))
                {
                    await call.RejectAsync(InboundStatus.Unavailable, InboundStatus.ComeAgain);
                    return;
                }
            }

            // 3 slot
            DialAnswer answer = engine.Take(new InboundVisit(call, route));
            if (answer != DialAnswer.Accepted)
            {
                LogRefused(answer);
                await (answer == DialAnswer.Draining ? call.RejectAsync(InboundStatus.Unavailable, InboundStatus.ComeAgain) : call.RejectAsFullAsync());
            }
        }
#pragma warning disable CA1031 // One call that cannot be decided must not end the desk; its carrier is told to come again.
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogUndecided(fault);
            await call.RejectAsync(InboundStatus.Unavailable, InboundStatus.ComeAgain);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "A call came in for a number that nobody has; it got 404. Give the number a bot under Settings, Inbound")]
    private partial void LogNobody();

    [LoggerMessage(2, LogLevel.Information, "A call that came in was not taken: {Answer}")]
    private partial void LogRefused(DialAnswer answer);

    [LoggerMessage(3, LogLevel.Error, "A call that came in could not be decided; it got 503")]
    private partial void LogUndecided(Exception fault);
}
