namespace CxBridge.Media.Workers;

/// <summary>
/// RTP ports that lives of a worker have used, so that the next life lets them rest: a dead process cannot, and what is still sent to its calls would be heard in
/// the next ones. Thread-safe; as many entries as calls within <see cref="MediaOptions.PortRest"/>.
/// </summary>
internal sealed class RestingPorts(TimeSpan rest, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, long?> _used = [];

    /// <summary>A call has the port.</summary>
    public void Take(int port)
    {
        lock (_lock)
        {
            Forget_NeedsLock();
            _used[port] = null;
        }
    }

    /// <summary>The call is over, or its worker.</summary>
    public void Rest(int port)
    {
        lock (_lock)
        {
            _used[port] = time.GetTimestamp();
        }
    }

    /// <summary>Which ones must not be used at this moment.</summary>
    public IReadOnlyList<int> Ports()
    {
        lock (_lock)
        {
            Forget_NeedsLock();
            return [.. _used.Keys];
        }
    }

    private void Forget_NeedsLock()
    {
        foreach (int port in _used.Where(used => used.Value is { } since && time.GetElapsedTime(since) >= rest).Select(used => used.Key).ToArray())
        {
            _used.Remove(port);
        }
    }
}
