using System.Collections.Concurrent;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Grains.Fixture;

/// <summary>A media host whose calls ring until the test says otherwise: every order that its rows let through is a call.</summary>
internal sealed class OneHost(DialRows rows) : ICallEngine, IHostReadiness
{
    public const int Slots = 8;

    public const int Lines = 16;

    private readonly ConcurrentDictionary<AttemptId, (PlaceKind Kind, int Number)> _places = new();
    private long _sequence;

    public HostId Host { get; } = new("host-1", "life-1");

    public event Action<AttemptClosed> Closed { add { } remove { } }

    public IReadOnlyList<string> Holds => [];

    public bool Refuses { get; set; }

    public HostReport Report()
    {
        ulong Free(PlaceKind kind, int places) => Taken(kind).Aggregate((1UL << places) - 1, (mask, number) => mask & ~(1UL << number));
        return new(Host, Interlocked.Increment(ref _sequence), Slots, Free(PlaceKind.Slot, Slots), Draining: false, Load: 0) { Lines = Lines, FreeLines = Free(PlaceKind.Line, Lines) };
    }

    public DialAnswer Dial(DialOrder order)
    {
        if (Refuses || Taken(order.Token.Kind).Contains(order.Token.Slot))
        {
            return DialAnswer.SlotBusy;
        }

        _places[order.Attempt] = (order.Token.Kind, order.Token.Slot);
        rows.Gate(order.Attempt, Host, order.Token.Kind == PlaceKind.Slot ? order.Token.Slot : null);
        return DialAnswer.Accepted;
    }

    public ValueTask<bool> CanServeAsync(BotId bot, int version, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    public void Obey(HostOrder order)
    {
    }

    public bool Hangup(AttemptId attempt, HangupReason reason) => false;

    public Task DrainAsync(CancellationToken deadline) => Task.CompletedTask;

    private IEnumerable<int> Taken(PlaceKind kind) => rows.Open.Select(c => _places[c.Attempt]).Where(p => p.Kind == kind).Select(p => p.Number);
}
