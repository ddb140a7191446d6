using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;
using System.Numerics;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>The types that cross without being asked for: values of the base library and its collections.</summary>
internal static class KnownCodecs
{
    public static Dictionary<Type, Type> Open { get; } = new()
    {
        [typeof(Nullable<>)] = typeof(NullableCodec<>),
        [typeof(Immutable<>)] = typeof(WrappedImmutableCodec<>),
        [typeof(Memory<>)] = typeof(MemoryCodec<>),
        [typeof(ReadOnlyMemory<>)] = typeof(ReadOnlyMemoryCodec<>),
        [typeof(List<>)] = typeof(ListCodec<>),
        [typeof(HashSet<>)] = typeof(HashSetCodec<>),
        [typeof(SortedSet<>)] = typeof(SortedSetCodec<>),
        [typeof(Queue<>)] = typeof(QueueCodec<>),
        [typeof(Stack<>)] = typeof(StackCodec<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCodec<,>),
        [typeof(SortedDictionary<,>)] = typeof(SortedDictionaryCodec<,>),
        [typeof(KeyValuePair<,>)] = typeof(KeyValuePairCodec<,>),
        [typeof(ReadOnlyCollection<>)] = typeof(ReadOnlyCollectionCodec<>),
        [typeof(ImmutableArray<>)] = typeof(ImmutableArrayCodec<>),
        [typeof(ImmutableList<>)] = typeof(ImmutableListCodec<>),
        [typeof(ImmutableHashSet<>)] = typeof(ImmutableHashSetCodec<>),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionaryCodec<,>),
        [typeof(Tuple<>)] = typeof(TupleCodec<>),
        [typeof(Tuple<,>)] = typeof(TupleCodec<,>),
        [typeof(Tuple<,,>)] = typeof(TupleCodec<,,>),
        [typeof(ValueTuple<>)] = typeof(ValueTupleCodec<>),
        [typeof(ValueTuple<,>)] = typeof(ValueTupleCodec<,>),
        [typeof(ValueTuple<,,>)] = typeof(ValueTupleCodec<,,>),
        [typeof(ValueTuple<,,,>)] = typeof(ValueTupleCodec<,,,>),
        [typeof(ValueTuple<,,,,>)] = typeof(ValueTupleCodec<,,,,>),
    };

    public static Dictionary<Type, Codec> All { get; } = new(
    [
        Known<bool>(static (w, v) => w.Write(v), static r => r.ReadBoolean()),
        Known<char>(static (w, v) => w.Write((ushort)v), static r => (char)r.ReadUInt16()),
        Known<sbyte>(static (w, v) => w.Write(v), static r => r.ReadSByte()),
        Known<byte>(static (w, v) => w.Write(v), static r => r.ReadByte()),
        Known<short>(static (w, v) => w.Write(v), static r => r.ReadInt16()),
        Known<ushort>(static (w, v) => w.Write(v), static r => r.ReadUInt16()),
        Known<int>(static (w, v) => w.Write(v), static r => r.ReadInt32()),
        Known<uint>(static (w, v) => w.Write(v), static r => r.ReadUInt32()),
        Known<long>(static (w, v) => w.Write(v), static r => r.ReadInt64()),
        Known<ulong>(static (w, v) => w.Write(v), static r => r.ReadUInt64()),
        Known<Int128>(static (w, v) => w.Write(v.ToString(CultureInfo.InvariantCulture)), static r => Int128.Parse(r.ReadString(), CultureInfo.InvariantCulture)),
        Known<UInt128>(static (w, v) => w.Write(v.ToString(CultureInfo.InvariantCulture)), static r => UInt128.Parse(r.ReadString(), CultureInfo.InvariantCulture)),
        Known<BigInteger>(static (w, v) => w.Write(v.ToString(CultureInfo.InvariantCulture)), static r => BigInteger.Parse(r.ReadString(), CultureInfo.InvariantCulture)),
        Known<Half>(static (w, v) => w.Write(v), static r => r.ReadHalf()),
        Known<float>(static (w, v) => w.Write(v), static r => r.ReadSingle()),
        Known<double>(static (w, v) => w.Write(v), static r => r.ReadDouble()),
        Known<decimal>(static (w, v) => w.Write(v), static r => r.ReadDecimal()),
        Known<string>(static (w, v) => w.Write(v), static r => r.ReadString()),
        Known<Guid>(static (w, v) => w.Write(v.ToByteArray()), static r => new Guid(r.ReadBytes(16))),
        Known<DateTime>(static (w, v) => w.Write(v.ToBinary()), static r => DateTime.FromBinary(r.ReadInt64())),
        Known<DateOnly>(static (w, v) => w.Write(v.DayNumber), static r => DateOnly.FromDayNumber(r.ReadInt32())),
        Known<TimeOnly>(static (w, v) => w.Write(v.Ticks), static r => new TimeOnly(r.ReadInt64())),
        Known<TimeSpan>(static (w, v) => w.Write(v.Ticks), static r => new TimeSpan(r.ReadInt64())),
        Known<DateTimeOffset>(WriteOffset, static r => new DateTimeOffset(r.ReadInt64(), new TimeSpan(r.ReadInt64()))),
        Known<Uri>(static (w, v) => w.Write(v.OriginalString), static r => new Uri(r.ReadString(), UriKind.RelativeOrAbsolute)),
        Known<Version>(static (w, v) => w.Write(v.ToString()), static r => Version.Parse(r.ReadString())),
        Known<CultureInfo>(static (w, v) => w.Write(v.Name), static r => CultureInfo.GetCultureInfo(r.ReadString())),
        Known<IPAddress>(static (w, v) => w.Write(v.ToString()), static r => IPAddress.Parse(r.ReadString())),
        Known<IPEndPoint>(static (w, v) => w.Write(v.ToString()), static r => IPEndPoint.Parse(r.ReadString())),
        Known<GrainId>(static (w, v) => w.Write(v.ToString()), static r => GrainId.Parse(r.ReadString())),
        Known<SiloAddress>(static (w, v) => w.Write(v.ToString()), static r => SiloAddress.Parse(r.ReadString())),
        Known<VoidResult>(static (_, _) => { }, static _ => default),
        new(typeof(GrainCancellationToken), new GrainCancellationTokenCodec()),
    ]);

    private static KeyValuePair<Type, Codec> Known<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) =>
        new(typeof(T), new ImmutableCodec<T>(write, read));

    private static void WriteOffset(BinaryWriter writer, DateTimeOffset value)
    {
        writer.Write(value.Ticks);
        writer.Write(value.Offset.Ticks);
    }
}
