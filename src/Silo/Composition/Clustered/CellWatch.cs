using CxBridge.Domain.Cells;

namespace CxBridge.Silo.Composition;

/// <summary>
/// What was true when this process joined may not stay so: a clock is set, a cell is upgraded twice around a host that stayed. It looks every 10 s; that
/// something is wrong is said when it begins and when it is over, and counted at each look. A control host also tells of processes that were refused.
/// </summary>
internal sealed partial class CellWatch(CellDatabase database, ClusterSettings cluster, CellMetrics metrics, TimeProvider time, ILogger<CellWatch> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);
    private JoinVerdict _last;
    private bool _isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, time);
        try
        {
            // Those refused before this process came have been told of.
            for (bool isFirst = true; ; isFirst = false)
            {
                await LookAsync(tell: !isFirst && cluster.Role.Controls(), stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task LookAsync(bool tell, CancellationToken cancellationToken)
    {
        CellLook look;
        try
        {
            look = await database.LookAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            if (!_isAway)
            {
                LogAway(problem.Message);
            }

            _isAway = true;
            return;
        }

        _isAway = false;
        metrics.Looked(look);
        Compare(look);
        foreach (RefusedJoins refused in look.Refused)
        {
            if (_told.GetValueOrDefault(refused.Why) != refused.Times && tell)
            {
                LogRefused(refused.Host, refused.Why, refused.Times, refused.Said);
            }

            _told[refused.Why] = refused.Times;
        }
    }

    private void Compare(CellLook look)
    {
        if (look.Verdict == _last)
        {
            return;
        }

        if (look.Verdict == JoinVerdict.Welcome)
        {
            LogFits(_last);
        }
        else
        {
            LogUnfit(cluster.ClusterId, look.Verdict, look.Cure);
        }

        _last = look.Verdict;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "This process does not fit into the cell {ClusterId} any more ({Verdict}), and could not join it again. {Cure}")]
    private partial void LogUnfit(string clusterId, JoinVerdict verdict, string cure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cell's tables cannot be read for now: {Problem}. Looking again every 10 s")]
    private partial void LogAway(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "This process fits into its cell again; it was {Verdict}")]
    private partial void LogFits(JoinVerdict verdict);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Host {Host} was refused by this cell ({Why}, {Times} so far). It was told: {Said}")]
    private partial void LogRefused(string host, string why, long times, string said);
}
