using CxBridge.Domain.Carriers.CallerIds;
using Orleans.Concurrency;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>Leases the numbers of one pool to calls. In memory; it begins with what the store knows. Key: <see cref="GrainKeys.CallerIds"/>.
/// See <see cref="CallerIdLedger"/>.</summary>
[Alias("cx.ICallerIdPoolGrain")]
public interface ICallerIdPoolGrain : IGrainWithStringKey
{
    /// <summary>A number for a call; the same again for the same attempt.</summary>
    [Alias("Lease")]
    Task<CallerIdLease> Lease(string attempt, string callee);

    /// <summary>For how many of so many calls there will be a number within the coming tick; who does not come within 4 s has lost it.</summary>
    [Alias("Promise")]
    Task<CallerIdRoom> Promise(int wanted);

    /// <summary>So many of them will not come.</summary>
    [OneWay]
    [Alias("TakeBack")]
    Task TakeBack(int count);

    /// <summary>The call is over.</summary>
    /// <param name="attempt">Whose.</param>
    /// <param name="result">What it says of the number; null when nothing was sent.</param>
    [OneWay]
    [Alias("Release")]
    Task Release(string attempt, CallerIdResult? result);

    /// <summary>How its numbers stand.</summary>
    [Alias("GetStatus")]
    Task<CallerIdPoolStatus> GetStatus();
}
