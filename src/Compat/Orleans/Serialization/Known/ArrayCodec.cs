namespace Orleans.Serialization;

internal sealed class ArrayCodec<T> : ReferenceCodec<T[]>
{
    protected override T[] CopyExact(T[] value, CopyContext context)
    {
        var codec = Codecs.Of<T>();
        if (codec.IsShallow && (typeof(T).IsValueType || typeof(T).IsSealed))
        {
            var clone = (T[])value.Clone();
            context.Record(value, clone);
            return clone;
        }

        var copy = new T[value.Length];
        context.Record(value, copy);
        for (var i = 0; i < value.Length; i++)
        {
            copy[i] = codec.Copy(value[i], context);
        }

        return copy;
    }

    protected override void WriteExact(MessageWriter writer, T[] value)
    {
        writer.Out.Write7BitEncodedInt(value.Length);
        foreach (var item in value)
        {
            Codecs.Of<T>().Write(writer, item);
        }
    }

    protected override T[] ReadExact(MessageReader reader)
    {
        var value = new T[reader.In.Read7BitEncodedInt()];
        reader.FillLast(value);
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = Codecs.Of<T>().Read(reader);
        }

        return value;
    }
}
