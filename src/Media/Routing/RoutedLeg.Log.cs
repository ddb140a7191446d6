using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Routing;

internal sealed partial class RoutedLeg
{
    [LoggerMessage(1, LogLevel.Warning, "{Attempt}: {Trunk} did not take the call ({Status}, {Detail}); the next trunk is tried")]
    private partial void LogFailover(AttemptId attempt, TrunkKey trunk, int? status, string? detail);

    [LoggerMessage(2, LogLevel.Error, "{Attempt}: the call could not be placed")]
    private partial void LogBroke(AttemptId attempt, Exception fault);

    [LoggerMessage(3, LogLevel.Information, "{Attempt}: a word to the carrier's gate was lost")]
    private partial void LogHintLost(AttemptId attempt, Exception fault);

    [LoggerMessage(4, LogLevel.Warning, "{Attempt} not dialled: no number to show, {Shortage}")]
    private partial void LogNoNumber(AttemptId attempt, string shortage);
}
