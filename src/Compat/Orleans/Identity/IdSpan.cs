using System.Text;

namespace Orleans.Runtime;

/// <summary>An immutable UTF-8 identifier whose hash is the same in every process.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly byte[]? _value;
    private readonly int _hash;

    /// <summary>Takes ownership of <paramref name="value"/>: the caller must not change it afterwards.</summary>
    public IdSpan(byte[] value)
    {
        _value = value;
        _hash = HashOf(value);
    }

    public ReadOnlyMemory<byte> Value => _value;

    public bool IsDefault => _value is null || _value.Length == 0;

    public static IdSpan Create(string id) => new(Encoding.UTF8.GetBytes(id));

    public ReadOnlySpan<byte> AsSpan() => _value;

    public bool Equals(IdSpan obj) =>
        ReferenceEquals(_value, obj._value) || (_hash == obj._hash && AsSpan().SequenceEqual(obj.AsSpan()));

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => _hash;

    public uint GetUniformHashCode() => unchecked((uint)_hash);

    public int CompareTo(IdSpan other) => AsSpan().SequenceCompareTo(other.AsSpan());

    public override string ToString() => _value is null ? "" : Encoding.UTF8.GetString(_value);

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    // FNV-1a with a final avalanche. Not string.GetHashCode: that one is seeded per process, and keys spread by it would move at each start.
    private static int HashOf(ReadOnlySpan<byte> value)
    {
        unchecked
        {
            var hash = 2166136261u;
            foreach (var octet in value)
            {
                hash = (hash ^ octet) * 16777619u;
            }

            hash ^= hash >> 16;
            hash *= 0x85ebca6b;
            hash ^= hash >> 13;
            hash *= 0xc2b2ae35;
            return (int)(hash ^ (hash >> 16));
        }
    }
}
