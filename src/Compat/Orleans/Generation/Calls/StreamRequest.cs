using System.ComponentModel;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace CxBridge.Compat.Generation;

/// <summary>
/// A call of a method that returns <c>IAsyncEnumerable&lt;T&gt;</c>. Nothing is sent until it is enumerated; each enumeration then pulls batches:
///
///   1 the first batch opens the grain's enumerator        (StreamBatchRequest -> StreamHost)
///   2 each further batch takes what is ready, at least one item, or says that there is none yet
///   3 the end, a failure or the reader's disposal closes it
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StreamRequest<T> : MethodCall, IAsyncEnumerable<T>
{
    public const int DefaultBatchSize = 100;

    internal GrainReference Source { get; set; } = null!;

    internal int MaxBatchSize { get; set; } = DefaultBatchSize;

    protected abstract IAsyncEnumerable<T> InvokeMethod();

    public override ValueTask<Response> Invoke() => new(Response.FromResult(InvokeMethod()));

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new StreamReader<T>(this, cancellationToken);

    internal IAsyncEnumerable<T> Start() => InvokeMethod();

    /// <summary>Each enumeration binds a copy to its own target and token.</summary>
    internal StreamRequest<T> Fork() => (StreamRequest<T>)MemberwiseClone();
}
