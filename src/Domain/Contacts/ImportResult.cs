namespace CxBridge.Domain.Contacts;

/// <summary>What became of one batch of an import.</summary>
/// <param name="Added">Rows stored.</param>
/// <param name="Duplicates">Positions in the batch (from 0) whose number this campaign already has, earlier ones of the batch included.</param>
public sealed record ImportResult(int Added, IReadOnlyList<int> Duplicates);
