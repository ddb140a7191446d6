using Orleans.Storage;

namespace Orleans.Configuration;

public class MemoryGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>Kept for compatibility: one process needs no partitions.</summary>
    public int NumStorageGrains { get; set; } = 10;

    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
