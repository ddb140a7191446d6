using Microsoft.Extensions.Logging;

namespace CxBridge.Voice.Speaking;

internal sealed partial class DiskCache
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The cache of spoken sentences cannot be used; speech is made anew.")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
