using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>What the runtime of the silo logs.</summary>
internal sealed partial class SiloLog(ILogger<SiloLog> logger)
{
    [LoggerMessage(1, LogLevel.Error, "A turn of {Grain} failed outside any request")]
    public partial void LogTurnFailed(GrainId grain, Exception error);

    [LoggerMessage(2, LogLevel.Error, "{Grain} could not be activated")]
    public partial void LogActivationFailed(GrainId grain, Exception error);

    [LoggerMessage(3, LogLevel.Error, "{Grain} failed while it was deactivated; it ends all the same")]
    public partial void LogDeactivationFailed(GrainId grain, Exception error);

    [LoggerMessage(4, LogLevel.Error, "{Observer} of {Grain} failed to stop")]
    public partial void LogLifecycleFailed(GrainId grain, string observer, Exception error);

    [LoggerMessage(5, LogLevel.Warning, "{Grain} is deactivated with {Running} requests that did not end in time")]
    public partial void LogDeactivationForced(GrainId grain, int running);

    [LoggerMessage(6, LogLevel.Error, "A timer of {Grain} failed; it goes on")]
    public partial void LogTimerFailed(GrainId grain, Exception error);

    [LoggerMessage(7, LogLevel.Warning, "{Left} activations had not ended when the silo stopped")]
    public partial void LogStoppedWithActivations(int left);

    [LoggerMessage(8, LogLevel.Error, "The sweep over the activations failed")]
    public partial void LogSweepFailed(Exception error);

    [LoggerMessage(10, LogLevel.Error, "{Grain} was not activated: its placement failed")]
    public partial void LogPlacementFailed(GrainId grain, Exception error);

    [LoggerMessage(12, LogLevel.Warning, "Response did not arrive on time in {Timeout} for {Request}; its outcome is unknown")]
    public partial void LogTimedOut(string request, TimeSpan timeout);

    [LoggerMessage(11, LogLevel.Error, "A message holds a \"{Type}\", which this process does not know; it is refused, and said once")]
    public partial void LogUnknownType(string type);

    [LoggerMessage(9, LogLevel.Error, "The [MayInterleave] predicate of {Grain} failed; the caller is told")]
    public partial void LogPredicateFailed(GrainId grain, Exception error);
}
