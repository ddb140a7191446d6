using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Calls;

/// <summary>The servers of a carrier for one call, best first, and the clock that tells when the present one has kept silent for too long.</summary>
internal sealed class CarrierTargets
{
    private readonly SipStack _stack;
    private readonly TimeSpan? _patience;
    private readonly GateTimer _silence;
    private Queue<SipFlow> _left = new();
    private SipFlow? _current;

    /// <param name="stack">What it stands on.</param>
    /// <param name="patience">How long the last of them may keep silent; null leaves that to the transaction.</param>
    /// <param name="silent">The present one has not answered for as long as it may.</param>
    public CarrierTargets(SipStack stack, TimeSpan? patience, Action silent)
    {
        _stack = stack;
        _patience = patience;
        _silence = stack.Timer(silent);
    }

    /// <returns>The first to try.</returns>
    public SipFlow Begin(IReadOnlyList<SipFlow> targets)
    {
        _left = new Queue<SipFlow>(targets.Skip(1));
        return _current = targets[0];
    }

    /// <summary>A request left for the present one.</summary>
    public void Sent()
    {
        if (_left.Count > 0)
        {
            _silence.Start(_stack.Timers.Failover);
        }
        else if (_patience is { } patience)
        {
            _silence.Start(patience);
        }
    }

    /// <summary>The present one answered something.</summary>
    public void Heard()
    {
        _silence.Stop();
        _stack.Router.Health.Worked(_current!);
    }

    /// <summary>The present one is of no use; it is remembered as such.</summary>
    /// <param name="retryAfter">How long it wants to be left alone, or null.</param>
    /// <returns>The next to try, or null.</returns>
    public SipFlow? Next(TimeSpan? retryAfter)
    {
        _silence.Stop();
        _stack.Router.Health.Failed(_current!, retryAfter);
        return _left.TryDequeue(out SipFlow? next) ? _current = next : null;
    }

    public void Stop() => _silence.Stop();
}
