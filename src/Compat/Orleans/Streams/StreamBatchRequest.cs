using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>Steps 1 and 2 of <see cref="StreamRequest{T}"/>. Interleaves, as the reader may be a caller of the grain itself.</summary>
internal sealed class StreamBatchRequest<T>(StreamRequest<T> call, Guid streamId, bool isFirst) : ResultRequest<StreamBatch<T>>
{
    public override RequestDescriptor Descriptor => call.Descriptor;

    internal override bool IsAlwaysInterleave => true;

    public override int GetArgumentCount() => call.GetArgumentCount();

    public override object? GetArgument(int index) => call.GetArgument(index);

    public override object? GetTarget() => (Host as Activation)?.GrainInstance;

    protected override void BindTarget(object target)
    {
        // The host knows its target; the call is bound when its enumerator opens.
    }

    protected override ValueTask<StreamBatch<T>> InvokeMethod()
    {
        if (Host is not Activation activation)
        {
            throw new NotSupportedException("Observers have no methods that return IAsyncEnumerable.");
        }

        var streams = activation.GetOrAddComponent(static owner => new StreamHost(owner));
        return new ValueTask<StreamBatch<T>>(isFirst ? streams.Open(streamId, call) : streams.Next<T>(streamId, call.MaxBatchSize));
    }

    private protected override StreamBatch<T> CopyResult(StreamBatch<T> result) => result with { Items = Codecs.Copy(result.Items) };

    private protected override StreamBatch<T> RoundTripResult(StreamBatch<T> result) =>
        result with { Items = Codecs.RoundTrip(result.Items) };
}
