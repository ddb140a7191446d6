using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Calls;

internal sealed partial class AttemptCloser
{
    [LoggerMessage(1, LogLevel.Information, "{Attempt} closed: {Outcome}, {Disposition} (first close: {First})")]
    private partial void LogClosed(AttemptId attempt, AttemptOutcome outcome, string disposition, bool first);

    [LoggerMessage(2, LogLevel.Warning, "{Attempt} could not be closed")]
    private partial void LogCloseFailed(AttemptId attempt, Exception fault);

    [LoggerMessage(3, LogLevel.Warning, "{Attempt}: result spooled to disk until the database is back")]
    private partial void LogSpooled(AttemptId attempt);

    [LoggerMessage(4, LogLevel.Error, "{Attempt}: result could not be spooled, it waits in memory")]
    private partial void LogSpoolFailed(AttemptId attempt, Exception fault);

    [LoggerMessage(5, LogLevel.Information, "{Attempt}: spooled result written")]
    private partial void LogReplayed(AttemptId attempt);

    [LoggerMessage(6, LogLevel.Error, "{Attempt}: the database refuses the result, it was set aside in the spool folder")]
    private partial void LogSetAside(AttemptId attempt);

    [LoggerMessage(7, LogLevel.Error, "The spool folder cannot be read")]
    private partial void LogSpoolUnreadable(Exception fault);

    [LoggerMessage(8, LogLevel.Warning, "{Attempt}: a handler of the closed hint failed")]
    private partial void LogHintFailed(AttemptId attempt, Exception fault);

    [LoggerMessage(9, LogLevel.Debug, "{Attempt} is closed later: {Why}")]
    private partial void LogCloseLater(AttemptId attempt, string why);
}
