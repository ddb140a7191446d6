using CxBridge.Domain.Cells;

namespace CxBridge.Silo.Composition;

/// <summary>What a process of the cell sees when it looks at the cell's tables.</summary>
/// <param name="Verdict">Whether this process could still join.</param>
/// <param name="Cure">Why not, and what to do; empty when it could.</param>
/// <param name="Refused">Who could not.</param>
internal sealed record CellLook(JoinVerdict Verdict, string Cure, IReadOnlyList<RefusedJoins> Refused);
