namespace Orleans.Runtime;

public sealed class GrainExtensionNotInstalledException : OrleansException
{
    public GrainExtensionNotInstalledException(string message)
        : base(message)
    {
    }
}
