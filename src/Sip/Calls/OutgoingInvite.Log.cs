using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip.Calls;

internal sealed partial class OutgoingInvite
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId} to {To} placed over carrier {Carrier}")]
    private partial void LogPlaced(string callId, string to, string carrier);

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId} goes to the carrier's next server: {Reason}")]
    private partial void LogFailover(string callId, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId} was redirected by {Status} to the same number elsewhere")]
    private partial void LogRedirected(string callId, int status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId} answered, codec {Codec}")]
    private partial void LogAnswered(string callId, AudioCodec codec);

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId} ended before an answer: {Reason} (INVITE {Status}), {Detail}")]
    private partial void LogEnded(string callId, LegEndReason reason, int? status, string? detail);
}
