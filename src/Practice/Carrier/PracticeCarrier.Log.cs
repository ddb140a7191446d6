using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Practice.Carrier;

public sealed partial class PracticeCarrier
{
    [LoggerMessage(1, LogLevel.Information, "{Number} is called: persona {Persona}; {Open} open to this number, {OpenInAll} in all")]
    private partial void LogInvited(PhoneNumber number, string persona, int open, int openInAll);

    [LoggerMessage(2, LogLevel.Warning, "INVITE {CallId} names no telephone number: 404")]
    private partial void LogNoNumber(string callId);

    [LoggerMessage(3, LogLevel.Error, "Call {CallId} failed")]
    private partial void LogFailed(Exception bug, string callId);
}
