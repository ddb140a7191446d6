namespace Orleans.Providers;

/// <summary>Names the storage of a <c>Grain&lt;TState&gt;</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StorageProviderAttribute : Attribute
{
    public string ProviderName { get; set; } = ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
}
