using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Fleet;

/// <summary>Port to the calls of this host: the truth about its slots and lines. One call in each, never two. Thread-safe.</summary>
public interface ICallEngine
{
    /// <summary>Who this host is in this life.</summary>
    HostId Host { get; }

    /// <summary>Its slots now.</summary>
    HostReport Report();

    /// <summary>Each slot with what it does, by number; none when the engine does not tell.</summary>
    IReadOnlyList<SlotView> Slots => [];

    /// <summary>Each line with what it does, by number; none when the engine does not tell.</summary>
    IReadOnlyList<SlotView> Lines => [];

    /// <summary>What keeps slots from calls that no call occupies, in words for people; none when the engine does not tell.</summary>
    IReadOnlyList<string> Holds => [];

    /// <summary>Occupies the slot or line and returns; gate, INVITE and all that follows run by themselves, up to the close of the attempt.</summary>
    DialAnswer Dial(DialOrder order);

    /// <summary>Takes or lifts a cordon: no new calls, live ones go on.</summary>
    void Obey(HostOrder order);

    /// <summary>Ends the call in a slot or on a line.</summary>
    /// <returns>False when that attempt is not on this host.</returns>
    bool Hangup(AttemptId attempt, HangupReason reason);

    /// <summary>Takes no new calls from now on; completes when the last one is over or the token fires, which hangs up the rest.</summary>
    Task DrainAsync(CancellationToken deadline);

    /// <summary>Raised after each close, for hints only: a lost one does no harm. Handlers must not block.</summary>
    event Action<AttemptClosed> Closed;
}
