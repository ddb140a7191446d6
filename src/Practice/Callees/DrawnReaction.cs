using CxBridge.Practice.Personas;

namespace CxBridge.Practice.Callees;

/// <summary>A reaction with its wording and its time chosen.</summary>
/// <param name="Reaction">Which.</param>
/// <param name="Say">The words, or null for none.</param>
/// <param name="Wait">The pause at the end of a turn, or how far into one it comes.</param>
internal sealed record DrawnReaction(Reaction Reaction, string? Say, TimeSpan Wait);
