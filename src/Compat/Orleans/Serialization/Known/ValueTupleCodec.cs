namespace Orleans.Serialization;

/// <summary>A value tuple of 1.</summary>
internal sealed class ValueTupleCodec<T1> : Codec<ValueTuple<T1>>
{
    public override ValueTuple<T1> Copy(ValueTuple<T1> value, CopyContext context) => new(
        Codecs.Of<T1>().Copy(value.Item1, context));

    public override void Write(MessageWriter writer, ValueTuple<T1> value)
    {
        Codecs.Of<T1>().Write(writer, value.Item1);
    }

    public override ValueTuple<T1> Read(MessageReader reader) => new(
        Codecs.Of<T1>().Read(reader));
}

/// <summary>A value tuple of 2.</summary>
internal sealed class ValueTupleCodec<T1, T2> : Codec<ValueTuple<T1, T2>>
{
    public override ValueTuple<T1, T2> Copy(ValueTuple<T1, T2> value, CopyContext context) => new(
        Codecs.Of<T1>().Copy(value.Item1, context),
        Codecs.Of<T2>().Copy(value.Item2, context));

    public override void Write(MessageWriter writer, ValueTuple<T1, T2> value)
    {
        Codecs.Of<T1>().Write(writer, value.Item1);
        Codecs.Of<T2>().Write(writer, value.Item2);
    }

    public override ValueTuple<T1, T2> Read(MessageReader reader) => new(
        Codecs.Of<T1>().Read(reader),
        Codecs.Of<T2>().Read(reader));
}

/// <summary>A value tuple of 3.</summary>
internal sealed class ValueTupleCodec<T1, T2, T3> : Codec<ValueTuple<T1, T2, T3>>
{
    public override ValueTuple<T1, T2, T3> Copy(ValueTuple<T1, T2, T3> value, CopyContext context) => new(
        Codecs.Of<T1>().Copy(value.Item1, context),
        Codecs.Of<T2>().Copy(value.Item2, context),
        Codecs.Of<T3>().Copy(value.Item3, context));

    public override void Write(MessageWriter writer, ValueTuple<T1, T2, T3> value)
    {
        Codecs.Of<T1>().Write(writer, value.Item1);
        Codecs.Of<T2>().Write(writer, value.Item2);
        Codecs.Of<T3>().Write(writer, value.Item3);
    }

    public override ValueTuple<T1, T2, T3> Read(MessageReader reader) => new(
        Codecs.Of<T1>().Read(reader),
        Codecs.Of<T2>().Read(reader),
        Codecs.Of<T3>().Read(reader));
}

/// <summary>A value tuple of 4.</summary>
internal sealed class ValueTupleCodec<T1, T2, T3, T4> : Codec<ValueTuple<T1, T2, T3, T4>>
{
    public override ValueTuple<T1, T2, T3, T4> Copy(ValueTuple<T1, T2, T3, T4> value, CopyContext context) => new(
        Codecs.Of<T1>().Copy(value.Item1, context),
        Codecs.Of<T2>().Copy(value.Item2, context),
        Codecs.Of<T3>().Copy(value.Item3, context),
        Codecs.Of<T4>().Copy(value.Item4, context));

    public override void Write(MessageWriter writer, ValueTuple<T1, T2, T3, T4> value)
    {
        Codecs.Of<T1>().Write(writer, value.Item1);
        Codecs.Of<T2>().Write(writer, value.Item2);
        Codecs.Of<T3>().Write(writer, value.Item3);
        Codecs.Of<T4>().Write(writer, value.Item4);
    }

    public override ValueTuple<T1, T2, T3, T4> Read(MessageReader reader) => new(
        Codecs.Of<T1>().Read(reader),
        Codecs.Of<T2>().Read(reader),
        Codecs.Of<T3>().Read(reader),
        Codecs.Of<T4>().Read(reader));
}

/// <summary>A value tuple of 5.</summary>
internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5> : Codec<ValueTuple<T1, T2, T3, T4, T5>>
{
    public override ValueTuple<T1, T2, T3, T4, T5> Copy(ValueTuple<T1, T2, T3, T4, T5> value, CopyContext context) => new(
        Codecs.Of<T1>().Copy(value.Item1, context),
        Codecs.Of<T2>().Copy(value.Item2, context),
        Codecs.Of<T3>().Copy(value.Item3, context),
        Codecs.Of<T4>().Copy(value.Item4, context),
        Codecs.Of<T5>().Copy(value.Item5, context));

    public override void Write(MessageWriter writer, ValueTuple<T1, T2, T3, T4, T5> value)
    {
        Codecs.Of<T1>().Write(writer, value.Item1);
        Codecs.Of<T2>().Write(writer, value.Item2);
        Codecs.Of<T3>().Write(writer, value.Item3);
        Codecs.Of<T4>().Write(writer, value.Item4);
        Codecs.Of<T5>().Write(writer, value.Item5);
    }

    public override ValueTuple<T1, T2, T3, T4, T5> Read(MessageReader reader) => new(
        Codecs.Of<T1>().Read(reader),
        Codecs.Of<T2>().Read(reader),
        Codecs.Of<T3>().Read(reader),
        Codecs.Of<T4>().Read(reader),
        Codecs.Of<T5>().Read(reader));
}
