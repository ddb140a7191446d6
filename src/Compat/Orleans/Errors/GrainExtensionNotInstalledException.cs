namespace Orleans.Runtime;

public class GrainExtensionNotInstalledException : OrleansException
{
    public GrainExtensionNotInstalledException(string msg)
        : base(msg)
    {
    }
}
