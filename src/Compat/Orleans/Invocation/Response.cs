namespace Orleans.Serialization.Invocation;

/// <summary>The outcome of a call, as filters see it.</summary>
public abstract class Response : IDisposable
{
    public static Response Completed { get; } = new Response<object?>();

    public abstract object? Result { get; set; }

    public abstract Exception? Exception { get; set; }

    public static Response FromResult<TResult>(TResult value) => new Response<TResult> { TypedResult = value };

    public static Response FromException(Exception exception) => new Response<object?> { Exception = exception };

    public abstract T GetResult<T>();

    public abstract void Dispose();

    public override string ToString() => Exception?.ToString() ?? Result?.ToString() ?? "[null]";
}
