namespace Orleans.Serialization;

/// <summary>Across a grain boundary goes a token that follows the one given.</summary>
internal sealed class GrainCancellationTokenCodec : Codec<GrainCancellationToken>
{
    public override GrainCancellationToken Copy(GrainCancellationToken value, CopyContext context) => value?.Fork()!;

    public override void Write(MessageWriter writer, GrainCancellationToken value)
    {
        writer.Out.Write(value is not null);
        if (value is not null)
        {
            writer.Aside(value.Fork());
        }
    }

    public override GrainCancellationToken Read(MessageReader reader) =>
        reader.In.ReadBoolean() ? (GrainCancellationToken)reader.Aside() : null!;
}
