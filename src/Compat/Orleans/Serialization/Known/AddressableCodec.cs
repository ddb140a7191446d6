using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>
/// A grain interface: a reference crosses as it is, a grain crosses as a reference to itself, a bare observer is refused.
/// </summary>
internal sealed class AddressableCodec<T> : Codec<T>
    where T : class, IAddressable
{
    public override T Copy(T value, CopyContext context) => value switch
    {
        null => null!,
        GrainReference => value,
        IGrainObserver => throw new NotSupportedException(
            $"{value.GetType()} is an observer object: pass what CreateObjectReference<{typeof(T).Name}>() returns."),
        _ => (T)value.AsReference(typeof(T).IsInterface ? typeof(T) : typeof(IAddressable)),
    };

    public override void Write(MessageWriter writer, T value)
    {
        writer.Out.Write(value is not null);
        if (value is not null)
        {
            writer.Aside(Copy(value, null!));
        }
    }

    public override T Read(MessageReader reader) => reader.In.ReadBoolean() ? (T)reader.Aside() : null!;
}
