namespace Orleans.Runtime;

/// <summary>The enumerator on the grain's side is gone: the grain was deactivated, or the reader was away for too long.</summary>
public sealed class EnumerationAbortedException : Exception
{
    public EnumerationAbortedException()
    {
    }

    public EnumerationAbortedException(string message)
        : base(message)
    {
    }

    public EnumerationAbortedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
