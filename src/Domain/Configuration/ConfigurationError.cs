namespace CxBridge.Domain.Configuration;

/// <summary>One thing wrong with a configuration; all of them are reported at once.</summary>
/// <param name="Path">Where, such as <c>states.greet.on.yes</c> or <c>Sip:Port</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">How to mend it.</param>
public sealed record ConfigurationError(string Path, string Message, string Hint);
