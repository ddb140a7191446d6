using CxBridge.Domain.Bots;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Speech;

namespace CxBridge.Silo.Adapters;

/// <summary>A bot can be published when its JSON reads without an error and the recogniser knows every word of its phrases.</summary>
internal sealed class BotValidator(IVocabulary vocabulary) : IBotValidator
{
    public IReadOnlyList<ConfigurationError> Validate(string json)
    {
        BotReadResult read = BotReader.Read(json);
        return read.Bot is { } bot ? [.. read.Errors, .. BotVocabulary.Check(bot, vocabulary)] : read.Errors;
    }
}
