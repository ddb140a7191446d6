namespace Orleans.Runtime;

/// <summary>The identity of one activation of a grain; a grain that comes back has a new one.</summary>
public readonly struct ActivationId : IEquatable<ActivationId>
{
    public ActivationId(Guid key) => Key = key;

    internal Guid Key { get; }

    public bool IsDefault => Key == default;

    public static ActivationId NewId() => new(Guid.NewGuid());

    public bool Equals(ActivationId other) => Key.Equals(other.Key);

    public override bool Equals(object? obj) => obj is ActivationId other && Equals(other);

    public override int GetHashCode() => Key.GetHashCode();

    public override string ToString() => $"@{Key:N}";

    public string ToParsableString() => ToString();

    public static bool operator ==(ActivationId left, ActivationId right) => left.Equals(right);

    public static bool operator !=(ActivationId left, ActivationId right) => !left.Equals(right);
}
