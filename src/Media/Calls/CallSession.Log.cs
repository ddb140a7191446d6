using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Turns;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Calls;

internal sealed partial class CallSession
{
    // PhoneNumber prints itself masked.
    [LoggerMessage(1, LogLevel.Information, "{Attempt} placed to {Number} in {Place} {Slot} by {Carrier}")]
    private partial void LogPlaced(AttemptId attempt, PhoneNumber number, PlaceKind place, int slot, CarrierId carrier);

    [LoggerMessage(2, LogLevel.Information, "{Attempt} not dialled: no longer reserved under epoch {Epoch}")]
    private partial void LogGateClosed(AttemptId attempt, long epoch);

    [LoggerMessage(3, LogLevel.Warning, "{Attempt} not dialled: the gate did not answer")]
    private partial void LogGateUnknown(AttemptId attempt, Exception fault);

    [LoggerMessage(4, LogLevel.Error, "{Attempt} not dialled: its {What} does not exist")]
    private partial void LogMissing(AttemptId attempt, string what);

    [LoggerMessage(5, LogLevel.Information, "{Attempt} answered by {Answer}: {Cause}, by {Method}")]
    private partial void LogScreened(AttemptId attempt, AnsweredBy answer, string cause, ScreeningMethod method);

    [LoggerMessage(6, LogLevel.Information, "{Attempt}: conversation ended, {End}")]
    private partial void LogConversationEnded(AttemptId attempt, ConversationEnd end);

    [LoggerMessage(7, LogLevel.Warning, "{Attempt}: media time-out, {Silence}, hanging up")]
    private partial void LogMediaTimeout(AttemptId attempt, MediaSilence silence);

    [LoggerMessage(8, LogLevel.Error, "{Attempt}: a provider failed")]
    private partial void LogProviderFailed(AttemptId attempt, Exception fault);

    [LoggerMessage(9, LogLevel.Error, "{Attempt}: the call broke")]
    private partial void LogBroke(AttemptId attempt, Exception fault);

    [LoggerMessage(10, LogLevel.Warning, "{Attempt}: no recording")]
    private partial void LogNoRecording(AttemptId attempt, Exception fault);

    [LoggerMessage(11, LogLevel.Warning, "{Attempt}: recording cut short, {Reason}")]
    private partial void LogRecordingCut(AttemptId attempt, string reason);

    [LoggerMessage(12, LogLevel.Warning, "{Attempt}: transfer failed")]
    private partial void LogTransferFailed(AttemptId attempt, Exception fault);

    [LoggerMessage(13, LogLevel.Error, "{Attempt}: watchdog in state {State}")]
    private partial void LogWatchdog(AttemptId attempt, SlotState state);

    [LoggerMessage(14, LogLevel.Error, "{Attempt}: the leg never ended")]
    private partial void LogNeverEnded(AttemptId attempt);

    [LoggerMessage(15, LogLevel.Warning, "{Attempt}: hang-up failed")]
    private partial void LogHangupFailed(AttemptId attempt, Exception fault);

    [LoggerMessage(18, LogLevel.Information, "{Attempt}: a call of {Number} is taken in slot {Slot}")]
    private partial void LogTaken(AttemptId attempt, PhoneNumber number, int slot);

    [LoggerMessage(19, LogLevel.Information, "{Attempt} not taken: we are calling this contact, or they are calling us already")]
    private partial void LogBusyCaller(AttemptId attempt);

    [LoggerMessage(20, LogLevel.Error, "{Attempt} not taken: it could not be noted")]
    private partial void LogNotNoted(AttemptId attempt, Exception fault);

    [LoggerMessage(17, LogLevel.Information, "{Attempt} abandoned: no slot came free within {Waited} of the greeting; the message is played")]
    private partial void LogAbandoned(AttemptId attempt, TimeSpan waited);

    [LoggerMessage(16, LogLevel.Warning, "{Attempt}: a part of the call was not let go of in time")]
    private partial void LogNotLetGo(AttemptId attempt, Exception fault);

    [LoggerMessage(17, LogLevel.Error, "{Attempt}: the worker of slot {Slot} is gone, {Cause}")]
    private partial void LogSoundLost(AttemptId attempt, int slot, string cause);

    [LoggerMessage(23, LogLevel.Error, "{Attempt}: the call in slot {Slot} is ended, {Cause}")]
    private partial void LogLeaked(AttemptId attempt, int slot, string cause);

    [LoggerMessage(18, LogLevel.Warning, "{Attempt} not dialled: {Reason}")]
    private partial void LogNoWay(AttemptId attempt, string? reason);

    [LoggerMessage(21, LogLevel.Information, "{Attempt} not dialled: {Reason}; its contact is where it was, and no attempt is counted")]
    private partial void LogWithdrawn(AttemptId attempt, string reason);

    [LoggerMessage(22, LogLevel.Warning, "{Attempt}: the message for abandoned calls could not be made anew for the number shown; it says the campaign's own")]
    private partial void LogMessageNotMade(AttemptId attempt, Exception fault);
}
