namespace CxBridge.Storage;

/// <summary>Which database holds the rows.</summary>
public enum StorageProvider
{
    /// <summary>One file in the data folder; one process. No set-up.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, 15 or newer; any number of processes.</summary>
    Postgres,
}
