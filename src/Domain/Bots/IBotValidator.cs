using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Bots;

/// <summary>Port: checks a bot before it is published, so that a version that cannot run never exists.</summary>
public interface IBotValidator
{
    /// <summary>Everything that is wrong with a bot's JSON; empty when it can be published.</summary>
    IReadOnlyList<ConfigurationError> Validate(string json);
}
