namespace CxBridge.Domain.Fleet;

/// <summary>Port to all hosts of the cell, for those who watch and steer them.</summary>
public interface IFleet
{
    /// <summary>Every host that was heard of within three beats, by name. One that is to take no new calls is shown as draining from the wish on.</summary>
    Task<IReadOnlyList<HostReport>> HostsAsync(CancellationToken cancellationToken);

    /// <summary>Tells a host what an operator wants of it.</summary>
    /// <returns>False when no such host was heard of.</returns>
    Task<bool> OrderAsync(string hostName, HostOrder order, CancellationToken cancellationToken);
}
