namespace CxBridge.Domain.Storage;

/// <summary>Why the store could not do its work.</summary>
public enum StorageFault
{
    /// <summary>Nobody answers at the database's address, or it is shutting down.</summary>
    Unreachable,

    /// <summary>Another process or transaction held a lock for too long.</summary>
    Busy,

    /// <summary>No space left.</summary>
    Full,

    /// <summary>It may be read but not written.</summary>
    ReadOnly,

    /// <summary>What lies on the disk is not a database, or is damaged.</summary>
    Corrupt,

    /// <summary>A newer release has written it.</summary>
    NewerSchema,

    /// <summary>A unique value is taken, such as a carrier's name.</summary>
    Conflict,

    /// <summary>Anything else; the inner exception tells.</summary>
    Failed,
}
