namespace Orleans.Runtime;

internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    // Null outside turns, whatever the signature says: it is that of Orleans, where it is null there too.
    public IGrainContext GrainContext => RuntimeContext.Current!;
}
