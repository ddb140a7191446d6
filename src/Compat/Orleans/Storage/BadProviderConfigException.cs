namespace Orleans.Storage;

/// <summary>A storage provider that is asked for is not there, or not set up.</summary>
public sealed class BadProviderConfigException : Runtime.OrleansException
{
    public BadProviderConfigException()
    {
    }

    public BadProviderConfigException(string msg)
        : base(msg)
    {
    }

    public BadProviderConfigException(string msg, Exception exc)
        : base(msg, exc)
    {
    }
}
