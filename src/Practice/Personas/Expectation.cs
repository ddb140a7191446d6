namespace CxBridge.Practice.Personas;

/// <summary>What the caller's records should say about a call.</summary>
/// <param name="Outcome">An attempt outcome in lower snake case, such as <c>completed</c> or <c>no_answer</c>.</param>
/// <param name="Disposition">Dispositions any of which is right.</param>
public sealed record Expectation(string Outcome, IReadOnlyList<string> Disposition);
