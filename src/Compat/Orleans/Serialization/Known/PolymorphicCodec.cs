namespace Orleans.Serialization;

/// <summary>An interface, an abstract class or <see cref="object"/>: the type of the instance decides.</summary>
internal sealed class PolymorphicCodec<T> : Codec<T>
    where T : class
{
    public override T Copy(T value, CopyContext context)
    {
        if (value is null)
        {
            return null!;
        }

        // A bare object has no members to lose; it is only ever a token of identity, which no wire keeps.
        return value.GetType() == typeof(object)
            ? throw new CodecNotFoundException("An instance of System.Object has nothing to send.")
            : (T)Codecs.For(value.GetType()).CopyObject(value, context);
    }

    public override void Write(MessageWriter writer, T value)
    {
        writer.Out.Write(value is not null);
        if (value is not null)
        {
            writer.WriteType(value.GetType());
            Codecs.For(value.GetType()).WriteObject(writer, value);
        }
    }

    public override T Read(MessageReader reader) =>
        reader.In.ReadBoolean() ? (T)Codecs.For(reader.ReadType()).ReadObject(reader) : null!;
}
