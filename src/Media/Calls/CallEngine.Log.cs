using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Calls;

internal sealed partial class CallEngine
{
    [LoggerMessage(1, LogLevel.Information, "Draining: no new calls")]
    private partial void LogDraining();

    [LoggerMessage(2, LogLevel.Error, "{Attempt} wedged in state {State}: its slot or line is taken back")]
    private partial void LogWedged(AttemptId attempt, SlotState state);

    [LoggerMessage(3, LogLevel.Error, "{Attempt}: session threw")]
    private partial void LogSessionThrew(AttemptId attempt, Exception fault);
}
