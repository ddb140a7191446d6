using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>
/// Finds the codec of a type. Generated codecs and the table of known types come first; closed generics are made once, on first use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Codecs
{
    private static readonly ConcurrentDictionary<Type, Codec> s_closed = new(KnownCodecs.All);
    private static readonly ConcurrentDictionary<Type, Type> s_open = new(KnownCodecs.Open);

    public static Codec<T> Of<T>() => Slot<T>.Codec ??= (Codec<T>)For(typeof(T));

    public static GeneratedCodec<T> MembersOf<T>()
        where T : class => (GeneratedCodec<T>)(object)Of<T>();

    /// <summary>Copies one value on its own.</summary>
    public static T Copy<T>(T value)
    {
        var codec = Of<T>();
        if (codec.IsShallow && (typeof(T).IsValueType || typeof(T).IsSealed))
        {
            return value;
        }

        var context = CopyContext.Rent();
        var copy = codec.Copy(value, context);
        CopyContext.Return(context);
        return copy;
    }

    /// <summary>Writes a value to bytes and reads it back, as a wire would.</summary>
    public static T RoundTrip<T>(T value)
    {
        using var writer = new MessageWriter();
        Of<T>().Write(writer, value);
        using var reader = writer.ToReader();
        return Of<T>().Read(reader);
    }

    public static void Register(Type type, Codec codec) => s_closed[type] = codec;

    public static void RegisterOpen(Type openType, Type openCodec) => s_open[openType] = openCodec;

    internal static Codec For(Type type) => s_closed.TryGetValue(type, out var codec) ? codec : s_closed.GetOrAdd(type, Resolve);

    internal static bool Knows(Type type) => s_closed.ContainsKey(type) || TryResolve(type, out _);

    private static Codec Resolve(Type type) => TryResolve(type, out var codec)
        ? codec
        : throw new CodecNotFoundException(
            $"Could not find a codec for type {type}. Mark it with [GenerateSerializer] and its members with [Id], "
            + "or pass a type that is known (a List<T> rather than a LINQ query or a collection expression behind an interface).");

    private static bool TryResolve(Type type, [NotNullWhen(true)] out Codec? codec)
    {
        codec = null;
        if (type.IsGenericType && s_open.TryGetValue(type.GetGenericTypeDefinition(), out var open))
        {
            codec = Make(open, type.GetGenericArguments());
        }
        else if (type.IsArray)
        {
            // Rank above one is not a message shape we have; Orleans has it, so this is the place to add it.
            codec = type.IsSZArray ? Make(typeof(ArrayCodec<>), type.GetElementType()!) : null;
        }
        else if (type.IsEnum)
        {
            codec = Make(typeof(EnumCodec<>), type);
        }
        else if (typeof(Exception).IsAssignableFrom(type) || typeof(Type).IsAssignableFrom(type) || typeof(GrainReference).IsAssignableFrom(type))
        {
            codec = Make(typeof(AsideCodec<>), type);
        }
        else if (typeof(IAddressable).IsAssignableFrom(type))
        {
            codec = Make(typeof(AddressableCodec<>), type);
        }
        else if (type == typeof(object) || type.IsInterface || type.IsAbstract)
        {
            codec = Make(typeof(PolymorphicCodec<>), type);
        }

        return codec is not null;
    }

    private static Codec Make(Type openCodec, params Type[] arguments) =>
        (Codec)Activator.CreateInstance(openCodec.MakeGenericType(arguments), nonPublic: true)!;

    private static class Slot<T>
    {
        public static Codec<T>? Codec;
    }
}
