namespace CxBridge.Silo.Verbs.Demo;

/// <summary>One contact of the demo, by its last attempt.</summary>
internal sealed record DemoCall(
    string Contact,
    string? Persona,
    string? Outcome,
    string? Disposition,
    int Attempts,
    int Turns,
    IReadOnlyList<string> Transcript,
    string? Recording,
    DemoLatency LatencyMs);
