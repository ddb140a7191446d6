namespace CxBridge.Storage.Connections;

/// <summary>What a write may lose, and for whom it waits. Each survives the death of the process, <c>kill -9</c> included; they differ when
/// the machine loses its power.</summary>
internal enum WriteClass
{
    /// <summary>On the disk before the call returns. The gate: its row must exist before the INVITE is on the wire, or a restarted machine
    /// calls somebody a second time. The close: a result once reported is never lost. And whatever a person was told is done.</summary>
    Durable,

    /// <summary>May be lost with the machine's power, together with all that was written after it: only work that is then done again, such
    /// as claims and renewed leases. A later durable write makes it durable too, because both are in one log.</summary>
    Relaxed,

    /// <summary>Relaxed, and lets all others pass: imports.</summary>
    Bulk,
}
