namespace Orleans.Concurrency;

/// <summary>A promise that nobody will change <paramref name="value"/>: it crosses the grain boundary without a copy.</summary>
public readonly struct Immutable<T>(T value) : IEquatable<Immutable<T>>
{
    public T Value { get; } = value;

    public bool Equals(Immutable<T> other) => EqualityComparer<T>.Default.Equals(Value, other.Value);

    public override bool Equals(object? obj) => obj is Immutable<T> other && Equals(other);

    public override int GetHashCode() => Value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(Value);

    public static bool operator ==(Immutable<T> left, Immutable<T> right) => left.Equals(right);

    public static bool operator !=(Immutable<T> left, Immutable<T> right) => !left.Equals(right);
}
