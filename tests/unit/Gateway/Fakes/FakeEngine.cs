using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>A host of 16 slots of which a test says which are busy.</summary>
internal sealed class FakeEngine : ICallEngine
{
    public const int Slots = 16;

    public HostId Host { get; } = new("host-1", "life-1");

    public ulong Free { get; set; } = (1UL << Slots) - 1;

    public event Action<AttemptClosed> Closed { add { } remove { } }

    public HostReport Report() => new(Host, 1, Slots, Free, Draining: false, Load: 0.25);

    public DialAnswer Dial(DialOrder order) => DialAnswer.Draining;

    public void Obey(HostOrder order)
    {
    }

    public bool Hangup(AttemptId attempt, HangupReason reason) => false;

    public Task DrainAsync(CancellationToken deadline) => Task.CompletedTask;
}
