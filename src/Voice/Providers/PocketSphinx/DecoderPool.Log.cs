using Microsoft.Extensions.Logging;

namespace CxBridge.Voice.Providers.PocketSphinx;

internal sealed partial class DecoderPool
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Waiting} utterances wait for a recogniser; one was not listened to. Raise Voice:Recognisers, or take fewer calls.")]
    private static partial void LogOverload(ILogger logger, int waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "A recogniser failed on an utterance.")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
