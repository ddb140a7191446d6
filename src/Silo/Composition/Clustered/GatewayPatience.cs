namespace CxBridge.Silo.Composition;

/// <summary>A gateway may be started before the silos that it is a client of: it waits for them a while.</summary>
internal sealed partial class GatewayPatience(ClusterSettings cluster, TimeProvider time, ILogger<GatewayPatience> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly long _began = time.GetTimestamp();
    private bool _told;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_began) > cluster.JoinPatience)
        {
            return false;
        }

        if (!_told)
        {
            _told = true;
            LogWaiting(cluster.ClusterId, cluster.JoinPatience);
        }

        await Task.Delay(s_pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No silo of the cell {ClusterId} answers yet; waiting up to {Limit}")]
    private partial void LogWaiting(string clusterId, TimeSpan limit);
}
