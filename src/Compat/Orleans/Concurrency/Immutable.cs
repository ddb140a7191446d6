namespace Orleans.Concurrency;

/// <summary>A promise that nobody will change <paramref name="value"/>: it crosses the grain boundary without a copy.</summary>
public readonly struct Immutable<T>(T value)
{
    public readonly T Value = value;
}
