namespace CxBridge.Silo.Verbs.Demo;

/// <summary>A result that is not what the persona did.</summary>
internal sealed record DemoMismatch(string Contact, string? Persona, string Expected, string Got);
