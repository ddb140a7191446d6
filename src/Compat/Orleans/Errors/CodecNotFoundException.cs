namespace Orleans.Serialization;

/// <summary>A type without [GenerateSerializer] was to cross a grain boundary.</summary>
public sealed class CodecNotFoundException : SerializerException
{
    public CodecNotFoundException(string message)
        : base(message)
    {
    }
}
