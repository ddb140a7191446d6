namespace CxBridge.Domain.Storage;

/// <summary>The store could not do its work. Nothing of the transaction was written, unless the fault is <see cref="StorageFault.Unreachable"/>:
/// then a commit may have been done whose answer was lost. The message names the cure.</summary>
public sealed class StorageException(StorageFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public StorageFault Fault { get; } = fault;

    /// <summary>Whether the same request can succeed later without a change of the request: what a spool keeps and sends again.</summary>
    public bool MayRecover => Fault is StorageFault.Unreachable or StorageFault.Busy or StorageFault.Full or StorageFault.ReadOnly;
}
