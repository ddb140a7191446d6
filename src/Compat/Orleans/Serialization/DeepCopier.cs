namespace Orleans.Serialization;

/// <summary>Copies a value the way a grain call does.</summary>
public sealed class DeepCopier
{
    internal DeepCopier()
    {
    }

    public T Copy<T>(T value) => Codecs.Copy(value);
}
