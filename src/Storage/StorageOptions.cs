using System.ComponentModel.DataAnnotations;

namespace CxBridge.Storage;

/// <summary>Where rows and recordings are kept. Section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>Which database. Default SQLite.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Folder of the SQLite file and, below it, of the recordings; made when missing, readable by its owner only. Default <c>data</c>.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>PostgreSQL: connection string, such as <c>Host=db;Database=cxbridge;Username=cxbridge</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of the recordings. Default <c>recordings</c> in the data folder.</summary>
    public string? RecordingsFolder { get; set; }

    /// <summary>SQLite: how many queries run at once beside the one writer. Default 4.</summary>
    [Range(1, 64)]
    public int Readers { get; set; } = 4;

    /// <summary>How long a statement waits for a lock of somebody else. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(5);

    internal string DatabaseFile => Path.Combine(Path.GetFullPath(DataFolder), "cxbridge.db");

    /// <summary>Where recordings really lie.</summary>
    public string RecordingsPath => Path.GetFullPath(RecordingsFolder ?? Path.Combine(DataFolder, "recordings"));
}
