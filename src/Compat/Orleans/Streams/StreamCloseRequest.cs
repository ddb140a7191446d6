namespace Orleans.Runtime;

/// <summary>Step 3 of <see cref="StreamRequest{T}"/>, when the reader leaves before the end.</summary>
internal sealed class StreamCloseRequest(RequestDescriptor descriptor, Guid streamId) : VoidRequest
{
    public override RequestDescriptor Descriptor => descriptor;

    internal override bool IsAlwaysInterleave => true;

    public override object? GetTarget() => (Host as Activation)?.GrainInstance;

    protected override void BindTarget(object target)
    {
        // Addressed to the activation, not to its grain.
    }

    protected override ValueTask InvokeMethod() =>
        Host is Activation activation && activation.GetComponent(typeof(StreamHost)) is StreamHost streams
            ? streams.Close(streamId)
            : default;
}
