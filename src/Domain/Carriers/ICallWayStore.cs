using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers;

/// <summary>
/// Port: which way open attempts go. The row of an attempt is the lease of its channel and its caller id: noted before the INVITE, over with the attempt,
/// whatever ended it and whoever died.
/// </summary>
public interface ICallWayStore
{
    /// <summary>The attempt goes this way. The last note counts; ignored when the attempt is closed.</summary>
    Task NoteAsync(AttemptId attempt, NotedWay way, CancellationToken cancellationToken);

    /// <summary>Attempts past the gate and not closed that go over a carrier.</summary>
    Task<IReadOnlyList<AttemptId>> OpenOnCarrierAsync(CarrierId carrier, CancellationToken cancellationToken);

    /// <summary>Attempts past the gate and not closed that show one of these numbers.</summary>
    Task<IReadOnlyList<(AttemptId Attempt, PhoneNumber Number)>> OpenWithNumberAsync(IReadOnlyCollection<PhoneNumber> numbers, CancellationToken cancellationToken);

    /// <summary>How many attempts have shown each of these numbers since a moment.</summary>
    Task<IReadOnlyList<(PhoneNumber Number, int Calls)>> ShownSinceAsync(IReadOnlyCollection<PhoneNumber> numbers, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Whom reserved attempts would call.</summary>
    Task<IReadOnlyDictionary<AttemptId, PhoneNumber>> NumbersAsync(IReadOnlyCollection<AttemptId> attempts, CancellationToken cancellationToken);
}
