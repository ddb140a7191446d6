using CxBridge.Domain.Configuration;

namespace CxBridge.Practice.Personas;

/// <summary>Persona files cannot be used; the message lists everything that is wrong with them.</summary>
public sealed class PersonasInvalidException(IReadOnlyList<ConfigurationError> errors)
    : Exception(string.Join(Environment.NewLine, errors.Select(e => $"{e.Path}: {e.Message}. {e.Hint}")))
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; } = errors;
}
