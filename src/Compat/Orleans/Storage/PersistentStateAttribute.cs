namespace Orleans.Runtime;

[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute, IFacetMetadata, IPersistentStateConfiguration
{
    public string StateName { get; } = stateName;

    /// <summary>Null: the default storage.</summary>
    public string? StorageName { get; } = storageName;
}
