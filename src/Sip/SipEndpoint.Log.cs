using System.Net;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip;

public sealed partial class SipEndpoint
{
    [LoggerMessage(Level = LogLevel.Information, Message = "SIP endpoint listens on {Local} (UDP and TCP)")]
    private partial void LogListening(IPEndPoint local);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message from {Remote} could not be handled; it is dropped, the {Count}. in all")]
    private partial void LogFailed(Exception bug, IPEndPoint remote, long count);
}
