namespace CxBridge.Media.Workers;

/// <summary>
/// Finds a worker that hangs or grows, from what it is told and the time. Pure; looked at every <see cref="Period"/>.
/// <code>
/// no pulse for the time limit                              its thread pool or its runtime stands still
/// a pulse, but the clock of a live call stands still       its pacing thread does
/// memory above the limit                                   it leaks
/// the look itself is late by a second or more              the machine stood still: everybody gets their time again
/// </code>
/// </summary>
internal sealed class WorkerWatch(TimeSpan silenceLimit, long memoryLimit, TimeProvider time)
{
    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);
    private readonly Dictionary<int, (TimeSpan Clock, long At)> _clocks = [];
    private readonly Lock _lock = new();
    private long _pulse = time.GetTimestamp();
    private long _look = time.GetTimestamp();

    /// <summary>A sign of life.</summary>
    public void Pulse(IReadOnlyList<WorkerMessage.CallPulse> calls)
    {
        lock (_lock)
        {
            long now = time.GetTimestamp();
            _pulse = now;
            foreach (WorkerMessage.CallPulse call in calls)
            {
                // Before the answer the clock stands at zero.
                if (call.Clock > TimeSpan.Zero && (!_clocks.TryGetValue(call.Call, out (TimeSpan Clock, long At) known) || known.Clock != call.Clock))
                {
                    _clocks[call.Call] = (call.Clock, now);
                }
            }
        }
    }

    /// <summary>A call is over; its clock may stand.</summary>
    public void Forget(int call)
    {
        lock (_lock)
        {
            _clocks.Remove(call);
        }
    }

    /// <summary>Looks.</summary>
    /// <param name="memory">What the process uses, octets.</param>
    /// <returns>Why it must be killed, for people; null when it need not.</returns>
    public string? Look(long memory)
    {
        lock (_lock)
        {
            long now = time.GetTimestamp();
            bool late = time.GetElapsedTime(_look, now) > Period + Late;
            _look = now;
            if (late)
            {
                _pulse = now;
                foreach (int call in _clocks.Keys.ToArray())
                {
                    _clocks[call] = (_clocks[call].Clock, now);
                }
            }

            return time.GetElapsedTime(_pulse, now) > silenceLimit ? $"no sign of life for {silenceLimit.TotalSeconds:0.#} s"
                : _clocks.Values.Any(call => time.GetElapsedTime(call.At, now) > silenceLimit) ? $"the sound of a call stood still for {silenceLimit.TotalSeconds:0.#} s"
                : memoryLimit > 0 && memory > memoryLimit ? $"{memory >> 20} MB in use, {memoryLimit >> 20} MB allowed"
                : null;
        }
    }
}
