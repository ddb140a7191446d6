namespace CxBridge.Media.Calls;

/// <summary>A call on a line that waits for a slot.</summary>
internal sealed class SlotWaiter(CallSession session)
{
    private readonly TaskCompletionSource<int?> _slot = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CallSession Session => session;

    /// <summary>The slot, once there is one; null when the call is over.</summary>
    public Task<int?> Slot => _slot.Task;

    public void End(int? slot) => _slot.TrySetResult(slot);
}
