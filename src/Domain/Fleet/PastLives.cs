using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>
/// Incarnations that are over, so that a late beat of a dead process does not bring its slots back. Remembered and not compared: an incarnation
/// sorts by the clock of its machine, and a clock that was set back would lock a host out. The newest are enough: a beat is never minutes late.
/// </summary>
internal sealed class PastLives
{
    private const int Most = 1_024;

    private readonly HashSet<HostId> _lives = [];
    private readonly Queue<HostId> _order = new();

    public bool Contains(HostId life) => _lives.Contains(life);

    public void Add(HostId life)
    {
        if (_lives.Add(life))
        {
            _order.Enqueue(life);
        }

        if (_order.Count > Most)
        {
            _lives.Remove(_order.Dequeue());
        }
    }
}
