namespace CxBridge.Silo.Composition;

/// <summary>Processes that may not join the cell, for one reason.</summary>
/// <param name="Why">The reason, a name of <see cref="Domain.Cells.JoinVerdict"/>.</param>
/// <param name="Times">How often since the cell was made.</param>
/// <param name="Host">The last one's name.</param>
/// <param name="Said">What it was told.</param>
internal sealed record RefusedJoins(string Why, long Times, string Host, string Said);
