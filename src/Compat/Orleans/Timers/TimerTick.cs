namespace Orleans.Runtime;

/// <summary>A tick as a request without a caller: it obeys the rules of the mailbox.</summary>
internal sealed class TimerTick(GrainTimerBase timer, bool interleave, bool keepAlive) : VoidRequest
{
    private static readonly RequestDescriptor s_descriptor =
        new(typeof(IGrainTimer), nameof(IGrainTimer), "Tick", [], genericArity: 0, RequestFlags.OneWay, timeoutTicks: 0);

    public override RequestDescriptor Descriptor => s_descriptor;

    internal override bool IsAlwaysInterleave => interleave;

    internal override bool KeepsAlive => keepAlive;

    public override object? GetTarget() => timer;

    protected override void BindTarget(object target)
    {
        // The timer knows its grain.
    }

    protected override ValueTask InvokeMethod() => new(timer.Tick());
}
