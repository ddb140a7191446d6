using CxBridge.Media;
using CxBridge.Practice.Callees;

namespace CxBridge.Practice.Carrier;

/// <summary>A callee at an RTP port: each frame heard gives one frame to be sent, so that the port's clock drives the callee.</summary>
internal sealed class CalleeOnTheLine(Callee callee, AudioPort port) : IFrameListener
{
    // Frames reach the callee by the thread pool; as many as this may come late before the line has a hole.
    private const int CushionFrames = 3;
    private readonly short[] _spoken = new short[Telephone.FrameSamples];
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _begun;

    /// <summary>Completes with true when the callee hangs up, or can go on no longer because something broke; with false after <see cref="Close"/>.</summary>
    public Task<bool> Done => _done.Task;

    /// <summary>What broke, or null.</summary>
    public Exception? Fault { get; private set; }

    public void OnFrame(in CallerFrame frame, ReadOnlySpan<short> samples)
    {
        if (!_begun)
        {
            _begun = true;
            port.Playout.Write(new short[CushionFrames * Telephone.FrameSamples]);
        }

        callee.Step(samples, _spoken);
        port.Playout.Write(_spoken);
        if (callee.HungUp is not null)
        {
            _done.TrySetResult(true);
        }
    }

    public void OnFault(Exception fault)
    {
        Fault = fault;
        _done.TrySetResult(true);
    }

    /// <summary>The call is over.</summary>
    public void Close() => _done.TrySetResult(false);
}
