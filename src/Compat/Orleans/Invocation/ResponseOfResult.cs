using System.Runtime.ExceptionServices;

namespace Orleans.Serialization.Invocation;

public sealed class Response<TResult> : Response
{
    public TResult? TypedResult { get; set; }

    public override Exception? Exception { get; set; }

    public override object? Result
    {
        get => TypedResult;
        set => TypedResult = (TResult?)value;
    }

    public override void Dispose() => GC.SuppressFinalize(this);

    public override T GetResult<T>()
    {
        if (Exception is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return TypedResult is T result ? result : (T)(object?)TypedResult!;
    }
}
