using CxBridge.Domain.Outbox;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Outbox;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Outbox;

/// <summary>Pushes rows of the outbox: at least once, in parallel, with full jitter between the tries.</summary>
internal sealed partial class OutboxShardGrain(IOutboxStore outbox, IWebhookSender sender, ILogger<OutboxShardGrain> logger) : Grain, IOutboxShardGrain
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a try can last, so that a row is never tried twice at the same time.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private int _shard;
    private IGrainTimer? _timer;
    private bool _failing;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _shard = GrainKeys.ParseOutboxShard(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task Wake()
    {
        _timer ??= this.RegisterGrainTimer(Pump, new GrainTimerCreationOptions(TimeSpan.Zero, Period) { KeepAlive = true });
        return Task.CompletedTask;
    }

    private async Task Pump(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Delivery> due;
            do
            {
                due = await outbox.TakeDueAsync(_shard, GrainKeys.OutboxShards, AtOnce, Lease, cancellationToken);
                await Task.WhenAll(due.Select(delivery => Deliver(delivery, cancellationToken)));
            }
            while (due.Count == AtOnce);
            _failing = false;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            if (!_failing)
            {
                _failing = true;
                LogPumpFailed(problem, _shard);
            }
        }
    }

    private async Task Deliver(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await sender.SendAsync(delivery, cancellationToken) is not { } failure)
        {
            await outbox.DeliveredAsync(delivery.Id, cancellationToken);
            return;
        }

        TimeSpan? wait = DeliveryBackoff.After(delivery.Tries + 1, Random.Shared.NextDouble());
        if (wait < failure.RetryAfter)
        {
            wait = failure.RetryAfter;
        }

        if (wait is null)
        {
            LogDead(delivery.Id, delivery.Target.Host, delivery.Tries + 1, failure.Reason);
        }

        await outbox.FailedAsync(delivery.Id, failure.Reason, wait, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox shard {Shard} cannot be pumped for now; trying again")]
    private partial void LogPumpFailed(Exception problem, int shard);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} to {Target} is dead after {Tries} tries: {Reason}. It waits for an operator's replay")]
    private partial void LogDead(long delivery, string target, int tries, string reason);
}
