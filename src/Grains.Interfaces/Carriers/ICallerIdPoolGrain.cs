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

    /// <summary>How many more calls may begin as things stand.</summary>
    [Alias("Room")]
    Task<CallerIdRoom> Room();

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
