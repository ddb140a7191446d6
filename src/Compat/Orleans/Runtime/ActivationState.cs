namespace Orleans.Runtime;

/// <summary>Created -> Activating -> Valid -> Deactivating -> Ended; a failed activation goes from Activating to Ended.</summary>
internal enum ActivationState
{
    Created,
    Activating,
    Valid,
    Deactivating,
    Ended,
}
