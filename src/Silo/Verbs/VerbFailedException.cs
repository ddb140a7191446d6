namespace CxBridge.Silo.Verbs;

/// <summary>A verb cannot do its work; the message is for the person at the terminal and names the cure.</summary>
internal sealed class VerbFailedException(string message) : Exception(message);
