using System.Threading.Channels;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Supervision;

namespace CxBridge.Silo.Hosting;

/// <summary>
/// Makes the cell's watchdog look around when this control host starts, and soon after the cell has changed. Without it a campaign whose host died would
/// wait for the watchdog's reminder, up to a minute.
/// </summary>
internal sealed partial class WatchdogCall(IGrainFactory grains, TimeProvider time, ILogger<WatchdogCall> logger) : BackgroundService
{
    /// <summary>The first look may come before the others know of the change; the second does not.</summary>
    private static readonly TimeSpan[] s_looks = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)];
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The cell has changed: look around soon. Many changes at once are looked at once.</summary>
    public void Soon() => _changes.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookAsync(stoppingToken);
            while (await _changes.Reader.WaitToReadAsync(stoppingToken))
            {
                _changes.Reader.TryRead(out _);
                foreach (TimeSpan wait in s_looks)
                {
                    await Task.Delay(wait, time, stoppingToken);
                    await LookAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; another control host looks around.
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        bool told = false;
        while (true)
        {
            try
            {
                await grains.GetGrain<IWatchdogGrain>(GrainKeys.Watchdog).Start();
                return;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                if (!told)
                {
                    told = true;
                    LogNotYet(problem);
                }
            }

            await Task.Delay(s_retry, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The watchdog did not look around; asking again every 2 s")]
    private partial void LogNotYet(Exception problem);
}
