namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>The contacts of a rehearsal: who is due, who waits, who is done with. Without groups it is a number of contacts, each dialled once, or no end of them.</summary>
internal sealed class ContactPool
{
    private readonly Scenario _scenario;
    private readonly PriorityQueue<SimulatedContact, double> _later = new();
    private readonly Queue<SimulatedContact>[] _due = [new(), new(), new()];
    private readonly bool _tracked;
    private long _given;
    private int _inCall;

    public ContactPool(Scenario scenario)
    {
        _scenario = scenario;
        _tracked = scenario.Groups.Count > 0;
        foreach (ContactGroup group in scenario.Groups)
        {
            for (int i = 0; i < group.Contacts; i++)
            {
                _later.Enqueue(new(group.Turn, group.Attempts), group.DueAtHour * 3600);
            }
        }
    }

    /// <summary>Nobody waits, now or later, and nobody is in a call who might come back.</summary>
    public bool IsEmpty => _tracked ? Left == 0 && _inCall == 0 : _given >= _scenario.Contacts;

    /// <summary>Contacts that wait, due or not.</summary>
    public int Left => _later.Count + _due.Sum(q => q.Count);

    /// <summary>How many may be dialled at a second.</summary>
    public int Due(double now)
    {
        if (!_tracked)
        {
            return _scenario.Contacts is { } contacts ? (int)(contacts - _given) : int.MaxValue;
        }

        while (_later.TryPeek(out SimulatedContact next, out double at) && at <= now)
        {
            _later.Dequeue();
            _due[(int)next.Turn].Enqueue(next);
        }

        return IsOpen(now) ? _due.Sum(q => q.Count) : 0;
    }

    /// <summary>The next in turn; only when somebody is due.</summary>
    public SimulatedContact Take()
    {
        _given++;
        if (!_tracked)
        {
            return default;
        }

        SimulatedContact contact = _due.First(q => q.Count > 0).Dequeue();
        _inCall++;
        return contact with { Attempts = contact.Attempts + 1 };
    }

    /// <summary>The call is over; after <paramref name="delay"/> seconds the contact is tried again, if its attempts are not used up.</summary>
    public void Over(SimulatedContact contact, double now, double? delay)
    {
        if (!_tracked)
        {
            return;
        }

        _inCall--;
        if (delay is { } wait && contact.Attempts < (_scenario.Retry?.MaxAttempts ?? 1))
        {
            _later.Enqueue(contact with { Turn = ContactTurn.Retry }, now + wait);
        }
    }

    private bool IsOpen(double now)
    {
        if (_scenario.Open.Count == 0)
        {
            return true;
        }

        double hour = now / 3600;
        foreach (OpenSpan span in _scenario.Open)
        {
            if (hour >= span.From && hour < span.To)
            {
                return true;
            }
        }

        return false;
    }
}
