namespace CxBridge.Domain.Ids;

/// <summary>A contact of one campaign: the row's number in the store, so that a million of them stay small and sorted.</summary>
public readonly record struct ContactId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
