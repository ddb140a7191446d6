using CxBridge.Domain.Bots;
using CxBridge.Domain.Configuration;

namespace CxBridge.Silo.Adapters;

/// <summary>A bot can be published when its JSON reads without an error.</summary>
internal sealed class BotValidator : IBotValidator
{
    public IReadOnlyList<ConfigurationError> Validate(string json) => BotReader.Read(json).Errors;
}
