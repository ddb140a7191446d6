namespace CxBridge.Gateway.Crm.Import;

/// <summary>Why a file as a whole cannot be imported.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Hint">How to mend it.</param>
internal sealed record FileRefusal(string Reason, string Hint);
