namespace Orleans.Runtime;

/// <summary>The observer is gone: deleted, or collected because nobody kept the object alive.</summary>
public sealed class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(GrainId clientId)
        : base($"No activation for client {clientId}")
    {
    }
}
