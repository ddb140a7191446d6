namespace Orleans.GrainDirectory;

/// <summary>Kept for compatibility: one process has one directory.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainDirectoryAttribute : Attribute
{
    public const string DEFAULT_GRAIN_DIRECTORY = "default";

    public GrainDirectoryAttribute()
        : this(DEFAULT_GRAIN_DIRECTORY)
    {
    }

    public GrainDirectoryAttribute(string grainDirectoryName) => GrainDirectoryName = grainDirectoryName;

    public string GrainDirectoryName { get; set; }
}
