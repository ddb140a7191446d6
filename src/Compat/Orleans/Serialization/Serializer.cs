using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>Values as bytes and back, as they are written between versions: a member that the reader does not know is passed over, one that the
/// writer did not know keeps its default.</summary>
public sealed class Serializer
{
    private readonly ConcurrentDictionary<string, byte> _reported = new(StringComparer.Ordinal);
    private readonly SiloLog _log;

    internal Serializer(SiloLog log) => _log = log;

    public bool CanSerialize<T>() => CanSerialize(typeof(T));

    public bool CanSerialize(Type type) => Codecs.Knows(type);

    /// <summary>Throws <see cref="NotSupportedException"/> for references and exceptions: here they do not leave the process.</summary>
    public byte[] SerializeToArray<T>(T value)
    {
        using var writer = new MessageWriter();
        Codecs.Of<T>().Write(writer, value);
        return writer.HasAside
            ? throw new NotSupportedException($"This {typeof(T)} holds a reference, a type or an exception, which does not leave the process.")
            : writer.ToArray();
    }

    public T Deserialize<T>(byte[] source)
    {
        try
        {
            using var reader = new MessageReader(source, []);
            return Codecs.Of<T>().Read(reader);
        }
        catch (UnknownTypeException unknown)
        {
            SiloMetrics.UnknownTypeMet();
            if (_reported.TryAdd(unknown.Name, 0))
            {
                _log.LogUnknownType(unknown.Name);
            }

            throw;
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentOutOfRangeException or FormatException)
        {
            throw new SerializerException($"These {source.Length} bytes are no {typeof(T)}.", error);
        }
    }

    public T Deserialize<T>(ReadOnlyMemory<byte> source) => Deserialize<T>(source.ToArray());
}
