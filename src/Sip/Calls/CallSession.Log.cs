using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip.Calls;

internal sealed partial class CallSession
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId} ended: {Reason} (INVITE {Status}), {Detail}")]
    private partial void LogEnded(string callId, LegEndReason reason, int? status, string? detail);
}
