namespace Orleans.Serialization;

/// <summary>A reference tuple of 1.</summary>
internal sealed class TupleCodec<T1> : ReferenceCodec<Tuple<T1>>
{
    protected override Tuple<T1> CopyExact(Tuple<T1> value, CopyContext context) => new(
        Codecs.Of<T1>().Copy(value.Item1, context));

    protected override void WriteExact(MessageWriter writer, Tuple<T1> value)
    {
        Codecs.Of<T1>().Write(writer, value.Item1);
    }

    protected override Tuple<T1> ReadExact(MessageReader reader) => new(
        Codecs.Of<T1>().Read(reader));
}

/// <summary>A reference tuple of 2.</summary>
internal sealed class TupleCodec<T1, T2> : ReferenceCodec<Tuple<T1, T2>>
{
    protected override Tuple<T1, T2> CopyExact(Tuple<T1, T2> value, CopyContext context) => new(
        Codecs.Of<T1>().Copy(value.Item1, context),
        Codecs.Of<T2>().Copy(value.Item2, context));

    protected override void WriteExact(MessageWriter writer, Tuple<T1, T2> value)
    {
        Codecs.Of<T1>().Write(writer, value.Item1);
        Codecs.Of<T2>().Write(writer, value.Item2);
    }

    protected override Tuple<T1, T2> ReadExact(MessageReader reader) => new(
        Codecs.Of<T1>().Read(reader),
        Codecs.Of<T2>().Read(reader));
}

/// <summary>A reference tuple of 3.</summary>
internal sealed class TupleCodec<T1, T2, T3> : ReferenceCodec<Tuple<T1, T2, T3>>
{
    protected override Tuple<T1, T2, T3> CopyExact(Tuple<T1, T2, T3> value, CopyContext context) => new(
        Codecs.Of<T1>().Copy(value.Item1, context),
        Codecs.Of<T2>().Copy(value.Item2, context),
        Codecs.Of<T3>().Copy(value.Item3, context));

    protected override void WriteExact(MessageWriter writer, Tuple<T1, T2, T3> value)
    {
        Codecs.Of<T1>().Write(writer, value.Item1);
        Codecs.Of<T2>().Write(writer, value.Item2);
        Codecs.Of<T3>().Write(writer, value.Item3);
    }

    protected override Tuple<T1, T2, T3> ReadExact(MessageReader reader) => new(
        Codecs.Of<T1>().Read(reader),
        Codecs.Of<T2>().Read(reader),
        Codecs.Of<T3>().Read(reader));
}
