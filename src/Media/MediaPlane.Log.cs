using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media;

public sealed partial class MediaPlane
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Codec {Codec} is not offered: its library (libopus.so.0) is not on this machine.")]
    private static partial void LogNotSpoken(ILogger logger, AudioCodec codec);
}
